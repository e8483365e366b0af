//! Keeping: how far a sound has come that somebody keeps to hear it without a network, as the service worker tells it
//! (`public/sw.js`).

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
    /// There is no worker that would keep it.
    NotYet,
}

impl Keeping {
    /// Reads what the worker says: nothing, `HAVE TOTAL`, `TOTAL`, or a word for why not. What nobody knows is as good as a host that
    /// is not to be reached.
    pub fn read(told: &str) -> Result<Self, Refusal> {
        let number = |digits: &str| digits.parse::<u64>().map_err(|_| Refusal::Away);
        match told {
            "" => Ok(Self::Nothing),
            "refused" => Err(Refusal::Host),
            "full" => Err(Refusal::Room),
            "wrong" => Err(Refusal::Wrong),
            told => match told.split_once(' ') {
                None => Ok(Self::Whole(number(told)?)),
                Some((have, total)) => Ok(Self::Part {
                    have: number(have)?,
                    total: number(total)?,
                }),
            },
        }
    }

    /// The same as the worker says it.
    pub fn told(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Part { have, total } => [&*have.to_string(), " ", &*total.to_string()].concat(),
            Self::Whole(total) => total.to_string(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_read() {
        for keeping in [
            Keeping::Nothing,
            Keeping::Part {
                have: 524_288,
                total: 3_004_055,
            },
            Keeping::Whole(3_004_055),
        ] {
            assert_eq!(Keeping::read(&keeping.told()), Ok(keeping));
        }
        assert_eq!(Keeping::read("refused"), Err(Refusal::Host));
        assert_eq!(Keeping::read("full"), Err(Refusal::Room));
        assert_eq!(Keeping::read("wrong"), Err(Refusal::Wrong));
    }

    #[test]
    fn what_is_not_known_never_passes_for_a_whole_sound() {
        for told in ["away", "1 2 3", " 7", "-5", "7 of 9", "99999999999999999999", "1e3"] {
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
