topic-many = Veel vragen
    .summary = Meer dan honderd artikelen.

topic-rare = Zeldzaam

topic-long-names = Onderwerpen met een uitzonderlijk lange naam en Aansprakelijkheidswaardevaststellingsveranderingen

