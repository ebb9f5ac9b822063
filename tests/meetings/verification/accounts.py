"""Accounts that pages tell, for tests: long enough to be an account, and with a quote."""

QUOTE = "We want peace and security for all"
TOLD = (
    "The president received the minister in Rome and spoke with him about the supply of grain and "
    "gas, about the schools of both countries, and about the treaty that their ministers prepare."
)
FURTHER = (
    "They agreed to meet again before the summer, when the ports will be open and the harvest is "
    "in, and to bring their ministers of trade and of energy along with them to the table."
)


def account(*, quote=QUOTE, told=TOLD, further=FURTHER, around="Most read: 12", title="A visit"):
    """A page of HTML that tells of a meeting."""
    return (
        f"<html lang=en><title>{title}</title><nav>{around}</nav><main><h1>{title}</h1>"
        f"<p>{told}</p><p>“{quote}”, he said.</p><p>{further}</p></main></html>"
    )
