### De woorden van het handboek in het Nederlands.

## Rond elke pagina
site-title-default = Handboek
skip-link = Naar de inhoud
nav-handbook = Handboek
nav-menu = Inhoud
nav-languages = Talen
nav-breadcrumbs = Je bent hier
nav-pages = Pagina’s van deze lijst
nav-letters = Letters
nav-neighbours = Vorig en volgend artikel
language-missing = (nog niet vertaald)
home = Start
edition = Uitgave: { $edition }
edit-page = Deze pagina bewerken
feedback = Feedback geven
choose-language = Kies een taal
feed-title = { $site }: wat is er nieuw
title-with-site = { $title } – { $site }

## Titels van pagina’s
topics-title = Onderwerpen
glossary-title = Woordenlijst
a-z-title = Van A tot Z
chooser-title = Kies een taal
not-found-title = Pagina niet gevonden

## Artikelen
toc-title = Op deze pagina
authors = Door { $names }
owner = Verantwoordelijk: { $name }
published = Gepubliceerd op { $date }
updated = Bijgewerkt op { $date }
reviewed = Laatst nagekeken op { $date }
reading-time = { $minutes ->
    [one] { $minutes } minuut leestijd
   *[other] { $minutes } minuten leestijd
}
translated-from = Vertaald { $language }
translation-source = Vertaling van { $title }
machine-notice = Deze vertaling is door een machine gemaakt en nog niet door een mens nagekeken.
fallback-notice = Dit artikel is er nog niet { $wanted }. Daarom zie je het hier { $shown }.
fallback-notice-page = De tekst van deze pagina is er nog niet { $wanted }. Daarom zie je hem hier { $shown }.
fallback-link = Open de pagina { $shown }
also-in-title = In andere talen
article-topics = Onderwerpen van dit artikel
see-also-title = Zie ook
related-title = Verwante artikelen
back-links-title = Artikelen die hierheen verwijzen
show-rest = Toon de overige ({ $count })
previous-article = Vorige
next-article = Volgende

## Vertalingen en hun bron
proofread = Nagelezen door { $name }
badge-orphan = bron verdwenen
badge-outdated = verouderd
badge-partly = deels vertaald
badge-machine = machinevertaling
language-outdated = (verouderd)
language-partly = (deels vertaald)
outdated-notice = De brontekst { $language } is gewijzigd nadat deze vertaling werd gemaakt.
outdated-places = { $count ->
    [one] Eén stuk is nog niet bijgewerkt:
   *[other] { $count } stukken zijn nog niet bijgewerkt:
}
outdated-list = Wat nog niet is bijgewerkt
outdated-rest = { $count ->
    [one] Nog { $count } stuk
   *[other] Nog { $count } stukken
}
partly-notice = Dit artikel is voor { $share }% vertaald. Wat ontbreekt, staat op zijn plaats { $language }.
hardly-notice = Dit artikel is nog nauwelijks vertaald. Wat ontbreekt, staat op zijn plaats { $language }.
partly-notice-plain = Dit artikel is voor { $share }% vertaald.
hardly-notice-plain = Dit artikel is nog nauwelijks vertaald.
orphan-notice = Dit is een vertaling, maar de brontekst staat niet meer in het handboek. Misschien is dit verouderd.
outdated-minor = De brontekst is na deze vertaling licht gewijzigd
stale-changed = De brontekst is gewijzigd. Toon de tekst { $language }
stale-touched = De brontekst is licht gewijzigd
stale-gone = Staat niet meer in de brontekst
stale-untranslated = Nog niet vertaald
stale-missing = Nog niet vertaald: { $words }
stale-title = Titel of samenvatting

## Woorden op deze pagina
terms-title = Woorden op deze pagina
term-back = Terug naar de tekst
term-back-label = Terug naar de tekst: { $term }
term-glossary = In de woordenlijst
term-glossary-label = In de woordenlijst: { $term }
equivalent = { $language }:

## Lijsten
sections-title = Hoofdstukken
articles-title = Artikelen
recent-title = Onlangs bijgewerkt
article-count = { $count ->
    [0] Nog geen artikelen
    [one] { $count } artikel
   *[other] { $count } artikelen
}
page-of = Pagina { $page } van { $pages }
previous-page = Vorige pagina
next-page = Volgende pagina

## Losse pagina’s
chooser-text = Lees het handboek in het Nederlands
not-found-text = Op dit adres staat geen pagina. Misschien is die verhuisd. Vanaf de startpagina vind je je weg.
redirect-text = Deze pagina is verhuisd:

## Zoeken
search-title = Zoeken
search-label = Zoek in het handboek
search-close = Sluiten
search-hint = De resultaten staan onder het veld. Met pijl omlaag kom je bij het eerste.
search-start = Of zoek je weg vanaf hier:
search-all = Alle resultaten
search-key-enter = Enter
search-key-escape = Esc
search-key-choose = kiezen
search-key-open = openen
search-key-close = sluiten
search-loading = Bezig met zoeken…
search-failed = De zoekfunctie kon niet worden geladen.
search-retry = Opnieuw proberen
search-results = Resultaten
search-none = Niets gevonden voor { $words }
search-none-help = Controleer de spelling, of probeer minder of andere woorden. Je kunt ook hier verder kijken:
search-count = { $count ->
    [one] { $count } resultaat
   *[other] { $count } resultaten
}
search-corrected = Gezocht op { $to } in plaats van { $from }.
search-translated = Ook gezocht op { $words }.
search-others = In andere talen
search-also = Ook in:
search-term = begrip
search-filter = Op onderwerp filteren
search-all-topics = Alle onderwerpen
search-more = Meer resultaten
search-needs-script = Alleen met JavaScript
search-needs-script-text = Zoeken werkt alleen met JavaScript, en dat staat in deze browser uit of is er niet. De lijsten hieronder brengen je bij elk artikel en elk begrip.

## In artikelen
callout-note = Opmerking
callout-tip = Tip
callout-important = Belangrijk
callout-warning = Waarschuwing
callout-caution = Pas op
footnotes = Voetnoten
footnote = Voetnoot
footnote-back = Terug naar de tekst
heading-link = Link naar dit gedeelte
link-copied = Link gekopieerd
link-not-copied = De link kon niet worden gekopieerd. Hij staat in de adresbalk.
task-done = Gedaan
task-open = Nog te doen
table-scroll = Tabel
