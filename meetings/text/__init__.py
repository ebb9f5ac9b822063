"""Words: Markdown, quotation marks, dates, stems."""
