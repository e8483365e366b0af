//! What went wrong, as a sentence.

use super::words::*;
use crate::domain::fault::Fault;
use crate::domain::playback::Failure;
use crate::domain::seconds::Seconds;

impl Words {
    /// Why something could not be fetched, as a sentence.
    pub fn fault(self, fault: &Fault) -> String {
        let said = match fault {
            Fault::Unnamed => self.fault_unnamed(),
            Fault::Unreachable => self.fault_unreachable(),
            Fault::Status(404 | 410) => self.fault_missing(),
            Fault::Status(status) => return self.fill(FAULT_STATUS, [&status.to_string()]),
            Fault::WrongType(found) => return self.fill(FAULT_TYPE, [found]),
            Fault::NotAFeed(_) => self.fault_feed(),
            Fault::NotATranscript(_) => self.fault_transcript(),
            Fault::NotALanguage => self.fault_language(),
            Fault::Empty => self.fault_empty(),
        };
        said.to_owned()
    }

    /// Why it does not play.
    pub fn failed(self, failure: Failure, at: Seconds) -> String {
        let said = match failure {
            Failure::Network => self.failed_network(),
            Failure::Offline => self.failed_offline(),
            Failure::Decode => self.failed_decode(),
            Failure::Unsupported => self.failed_unsupported(),
            Failure::Refused => self.failed_refused(),
            Failure::NoRange => return self.fill(FAILED_RANGE, [&at.to_string()]),
        };
        said.to_owned()
    }

    /// That the audio ends before a second.
    pub fn past_the_end(self, at: Seconds) -> String {
        self.fill(PAST_THE_END, [&at.to_string()])
    }
}
