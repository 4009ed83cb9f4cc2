topic-many = שאלות רבות
    .summary = יותר ממאה מאמרים.

topic-rare = נדיר

topic-long-names = נושאים ששמם ארוך במיוחד ואינו נכנס בשורה אחת של טלפון

