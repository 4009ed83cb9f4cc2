# De namen van de onderwerpen, hun adressen en de samenvatting boven aan elke onderwerppagina.

topic-complaints = Klachten
    .slug = klachten
    .summary = Hoe je naar een klacht luistert en die uitzoekt en beantwoordt, ook als de klant zich vergist.

topic-honesty = Eerlijkheid
    .slug = eerlijkheid
    .summary = De klant de waarheid vertellen: wat kan, wat niet kan en wat er bij ons misging.

topic-staff-support = Steun voor collega’s
    .slug = steun-voor-collegas
    .summary = Hoe we de mensen steunen die klanten te woord staan, en wat zij zelf mogen beslissen.

topic-retention = Klantbehoud
    .slug = klantbehoud
    .summary = Waarom klanten terugkomen, wat ze wegjaagt en wanneer afscheid nemen beter is.
