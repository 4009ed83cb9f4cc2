topic-many = Many questions
    .summary = More than a hundred articles.

topic-rare = Rare

topic-long-names = Topics whose names are far too long for the screen of a telephone

