"""Forms that no ending gives away: a search for “meet” finds “met”.

Words that are also something else stay out (chiese, saw), and so do names (nato).
"""


def _by_form(lines: str) -> dict[str, str]:
    """Return the first word of each line by each of the others; `dett-` is detto, detta, detti…"""
    words = [line.split() for line in lines.strip().splitlines()]
    return {
        form: first
        for first, *written in words
        for one in written
        for form in ([f"{one[:-1]}{end}" for end in "oaie"] if one.endswith("-") else [one])
    }


#: By language, the word under which an irregular form is looked for.
BASES = {
    "en": _by_form("""
        arise arose arisen
        become became
        begin began begun
        break broke broken
        bring brought
        build built
        buy bought
        catch caught
        child children
        choose chose chosen
        come came
        crisis crises
        deal dealt
        draw drew drawn
        drive drove driven
        fall fell fallen
        feel felt
        fight fought
        find found
        flee fled
        fly flies flew flown
        forbid forbade forbidden
        foresee foresaw foreseen
        forget forgot forgotten
        forgive forgave forgiven
        freeze froze frozen
        give gave given
        go goes went gone
        grow grew grown
        hear heard
        hold held
        keep kept
        know knew known
        lead led
        lend lent
        lose lost
        make made
        man men
        mean meant
        meet met
        overcome overcame
        overthrow overthrew overthrown
        pay paid
        prove proven
        say said
        seek sought
        sell sold
        send sent
        shake shook shaken
        speak spoke spoken
        spend spent
        stand stood
        strike struck
        swear swore sworn
        take took taken
        teach taught
        tell told
        throw threw thrown
        think thought
        undertake undertook undertaken
        understand understood
        uphold upheld
        win won
        withdraw withdrew withdrawn
        woman women
        write wrote written
    """),
    "it": _by_form("""
        accadere accadde
        accogliere accolse accolsero accolt-
        aggiungere aggiunse aggiunsero aggiunt-
        ammettere ammise ammisero ammess-
        appartenere appartiene appartengono
        aprire aperse apert-
        avvenire avvenne avvennero
        chiedere chiesero chiest-
        chiudere chiuse chiusero chius-
        concludere concluse conclusero conclus-
        condurre condusse condussero condott-
        convincere convinse convint-
        costringere costrinse costrinsero costrett-
        crescere crebbe crebbero
        decidere decise decisero decis-
        dire disse dissero dice dicono diceva dett-
        discutere discusse discussero discuss-
        distruggere distrusse distrussero distrutt-
        eleggere elesse elessero elett-
        esprimere espresse espressero espress-
        fare fece fecero faceva fanno
        giungere giunse giunsero
        intervenire intervenne intervennero
        invadere invase invasero invas-
        mantenere mantenne mantiene mantengono
        muovere mosse mossero moss-
        offrire offerse
        ottenere ottenne ottennero ottiene ottengono
        permettere permise permisero permess-
        perdere perse persero pers-
        prendere prese presero pres-
        produrre produsse produssero
        promettere promise promisero promess-
        proporre propose proposero propone propongono propost-
        proteggere protesse protett-
        raggiungere raggiunse raggiunsero raggiunt-
        riconoscere riconobbe riconobbero
        ridurre ridusse ridussero ridott-
        rimanere rimase rimasero rimast-
        rimuovere rimosse rimossero rimoss-
        rispondere rispose risposero rispost-
        ritenere ritenne ritiene ritengono
        scrivere scrisse scrissero scritt-
        sostenere sostenne sostennero sostiene sostengono
        spingere spinse spinsero spint-
        tenere tenne tennero tiene tengono
        trasmettere trasmise trasmisero trasmess-
        uccidere uccise uccisero uccis-
        uomo uomini
        venire venne vennero viene vengono
        vincere vinse vinsero vint-
    """),
}
