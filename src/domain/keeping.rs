//! Keeping: how far a sound has come that somebody keeps to hear it without a network, as what keeps it tells
//! (`public/keep.js`).

/// How much of a sound is on the device, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeping {
    /// Nothing.
    #[default]
    Nothing,
    /// A part: it does not play from there.
    Part {
        /// What is there.
        have: u64,
        /// What there will be.
        total: u64,
    },
    /// All of it.
    Whole(u64),
}

/// Why a sound is not kept, or not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its host lets no other site read it (no CORS).
    Host,
    /// There is no room on the device.
    Room,
    /// What came is not the sound, or not known to be whole.
    Wrong,
    /// It broke off, or its host is not to be reached.
    Away,
    /// There is no worker that would play it.
    NotYet,
}

impl Keeping {
    /// Reads what is told: nothing, `HAVE TOTAL`, `TOTAL`, or a word for why not. What nobody knows is as good as a host that
    /// is not to be reached.
    pub fn read(told: &str) -> Result<Self, Refusal> {
        match told {
            "" => Ok(Self::Nothing),
            "refused" => Err(Refusal::Host),
            "full" => Err(Refusal::Room),
            "wrong" => Err(Refusal::Wrong),
            "unready" => Err(Refusal::NotYet),
            told => match pair(told) {
                Some((have, total)) => Ok(Self::Part { have, total }),
                None => told.parse().map(Self::Whole).map_err(|_| Refusal::Away),
            },
        }
    }

    /// The bytes that are on the device.
    pub fn bytes(self) -> u64 {
        match self {
            Self::Nothing => 0,
            Self::Part { have, .. } => have,
            Self::Whole(total) => total,
        }
    }
}

/// Two numbers with a space between.
pub fn pair(told: &str) -> Option<(u64, u64)> {
    let (first, second) = told.split_once(' ')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_read() {
        let (have, total) = (524_288, 3_004_055);
        assert_eq!(Keeping::read(""), Ok(Keeping::Nothing));
        assert_eq!(
            Keeping::read("524288 3004055"),
            Ok(Keeping::Part { have, total })
        );
        assert_eq!(Keeping::read("3004055"), Ok(Keeping::Whole(total)));
        assert_eq!(Keeping::read("unready"), Err(Refusal::NotYet));
        assert_eq!(Keeping::read("refused"), Err(Refusal::Host));
        assert_eq!(Keeping::read("full"), Err(Refusal::Room));
        assert_eq!(Keeping::read("wrong"), Err(Refusal::Wrong));
    }

    #[test]
    fn what_is_not_known_never_passes_for_a_whole_sound() {
        for told in [
            "away",
            "1 2 3",
            " 7",
            "-5",
            "7 of 9",
            "99999999999999999999",
            "1e3",
        ] {
            assert_eq!(Keeping::read(told), Err(Refusal::Away), "{told}");
        }
    }

    #[test]
    fn bytes_are_those_that_are_there() {
        assert_eq!(Keeping::Nothing.bytes(), 0);
        assert_eq!(Keeping::Part { have: 5, total: 9 }.bytes(), 5);
        assert_eq!(Keeping::Whole(9).bytes(), 9);
    }
}
