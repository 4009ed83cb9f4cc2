topic-many = أسئلة كثيرة
    .summary = أكثر من مئة مقال.

topic-rare = نادر

topic-long-names = مواضيع أسماؤها طويلة جدًّا ولا تتّسع لها شاشة الهاتف

