//! What a block's letters and words say of its language and direction, beside what raw HTML around it says.

use super::votes::Votes;
use crate::lang::guess::{Confidence, Guess, Native, Tally};
use crate::lang::{Direction, Lang};

/// Whose words are read: the article's language, the site's, and what raw HTML around says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listener<'a> {
    /// The article's language.
    pub own: &'a Lang,
    /// The same, as lists of words know it.
    pub native: Native,
    /// The languages of the site.
    pub site: &'a [Lang],
    /// What an element of raw HTML around says.
    pub said: Option<&'a Said>,
}

/// Fewer words than these stay with the article where they are in its script.
const FEW: usize = 3;

/// What the attributes `lang` and `dir` say of all that is within.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The language.
    pub lang: Option<Lang>,
    /// The direction, where it is said.
    pub dir: Option<Direction>,
}

impl Said {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.lang.is_none() && self.dir.is_none()
    }

    /// The direction that is said, or that of the language that is.
    pub fn direction(&self) -> Option<Direction> {
        self.dir.or(self.lang.as_ref().map(Lang::direction))
    }
}

impl Listener<'_> {
    /// What a leaf says whose text without code and addresses is `text`, and whether that is worth a doubt.
    pub fn hear(&self, votes: &Votes, text: &str) -> (Verdict, Confidence) {
        if votes.none() {
            return (Verdict::Neutral, Confidence::Sure);
        }
        if self.said.is_none() && votes.are_in(self.own) && (votes.words < FEW || self.native.confirms(text))
        {
            return (Verdict::Own, Confidence::Sure);
        }
        self.judge(&Tally::of(text))
    }

    /// What a text by itself says.
    pub fn hear_text(&self, text: &str) -> Verdict {
        let mut votes = Votes::default();
        votes.read(text);
        self.hear(&votes, text).0
    }

    /// What counted words say.
    pub fn judge(&self, tally: &Tally) -> (Verdict, Confidence) {
        let Some(said) = self.said else {
            let guess = tally.guess(self.own, self.site);
            return (self.verdict(&guess), guess.confidence);
        };
        let Some(lang) = &said.lang else {
            let mut guess = tally.guess(self.own, self.site);
            guess.dir = guess.dir.and(said.dir).or(guess.dir);
            return (self.verdict(&guess), Confidence::Sure);
        };
        let mut guess = tally.guess(lang, self.site);
        if guess.dir.is_none() {
            return (Verdict::Neutral, Confidence::Sure);
        }
        // Within one script the word of the editor stands.
        let agrees = guess.lang.as_ref().is_some_and(|found| found.script() == lang.script());
        if agrees {
            guess.lang = Some(lang.clone());
            guess.dir = said.direction();
        }
        (self.verdict(&guess), Confidence::Sure)
    }

    /// What is said of the elements around, in terms of the article; `Neutral` where nothing is.
    pub fn around(&self) -> Verdict {
        self.said.map_or(Verdict::Neutral, |said| self.told(said))
    }

    /// What an attribute says, in terms of the article.
    pub fn told(&self, said: &Said) -> Verdict {
        let lang = said.lang.clone().or_else(|| Some(self.own.clone()));
        let dir = said.direction().or_else(|| Some(self.own.direction()));
        self.verdict(&Guess { lang, dir, confidence: Confidence::Sure })
    }

    fn verdict(&self, guess: &Guess) -> Verdict {
        let Some(dir) = guess.dir else { return Verdict::Neutral };
        let dir = Some(dir).filter(|dir| *dir != self.own.direction());
        let lang = guess.lang.clone().filter(|lang| lang != self.own);
        let known = guess.lang.is_some();
        match (&lang, dir) {
            (None, None) if known => Verdict::Own,
            _ => Verdict::Other { lang, dir },
        }
    }
}

/// What a block's words say of its language and direction.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Verdict {
    /// There are no words.
    Neutral,
    /// The article's own.
    Own,
    /// Another; no language for one that is not known.
    Other { lang: Option<Lang>, dir: Option<Direction> },
    /// Some of each: what is around stands.
    Mixed,
}

impl Verdict {
    /// What both say together: nothing counts for nothing, and one direction may be agreed on without the language.
    pub fn with(self, other: &Verdict) -> Verdict {
        match (self, other) {
            (Verdict::Neutral, other) => other.clone(),
            (this, Verdict::Neutral) => this,
            (Verdict::Own, Verdict::Own) => Verdict::Own,
            (Verdict::Other { lang, dir }, Verdict::Other { lang: lang2, dir: dir2 }) if dir == *dir2 => {
                let lang = lang.filter(|lang| Some(lang) == lang2.as_ref());
                if dir.is_none() && lang.is_none() { Verdict::Mixed } else { Verdict::Other { lang, dir } }
            }
            _ => Verdict::Mixed,
        }
    }

    /// The language whose typography the words follow, `own` being the article's; `None` where it is not known.
    pub fn lang<'v>(&'v self, own: &'v Lang, around: &'v Verdict) -> Option<&'v Lang> {
        match (self, around) {
            (Verdict::Other { lang, .. }, _) => lang.as_ref(),
            (Verdict::Neutral, Verdict::Other { lang: Some(lang), .. }) => Some(lang),
            _ => Some(own),
        }
    }

    /// As a block carries it; `around` is what raw HTML says there.
    pub fn parts(&self, around: &Verdict) -> (Option<Lang>, Option<Direction>) {
        match self {
            Verdict::Own => (None, None),
            Verdict::Other { lang, dir } => (lang.clone(), *dir),
            Verdict::Neutral | Verdict::Mixed => match around {
                Verdict::Other { lang, dir } => (lang.clone(), *dir),
                _ => (None, None),
            },
        }
    }
}
