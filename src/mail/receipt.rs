//! The receipt as a picture that can be attached: converted where it must be.

use super::attachment::Attachment;
use crate::application::OriginalId;
use crate::check::LARGEST_UPLOAD;
use crate::scan::{Encoded, Limits, Look, Scan, ScanError, Straighten, Wanted, prepare};

/// Why a receipt can't be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReceiptFault {
    /// A file of several pages, of which only one can be meant.
    Pages {
        /// How many it has.
        count: usize,
    },
    /// It can't be made ready.
    Scan(ScanError),
}

/// Makes the receipt of an account ready to be attached, as PNG or JPG under an ASCII name.
///
/// # Errors
/// It is no picture or PDF page, damaged, blank, or too large.
pub fn receipt(bytes: &[u8], id: &OriginalId) -> Result<Attachment, ReceiptFault> {
    let file = ready(bytes)?;
    Ok(Attachment {
        name: format!("payment-receipt-{id}.{}", file.format.extension()),
        bytes: file.bytes,
    })
}

/// Why a receipt can't be attached, whosever it is; none where it can.
#[must_use]
pub fn receipt_fault(bytes: &[u8]) -> Option<ReceiptFault> {
    ready(bytes).err()
}

fn ready(bytes: &[u8]) -> Result<Encoded, ReceiptFault> {
    let scan = Scan::open(bytes.to_vec(), Limits::default()).map_err(ReceiptFault::Scan)?;
    if scan.page_count() > 1 {
        return Err(ReceiptFault::Pages {
            count: scan.page_count(),
        });
    }
    // Mostly a screenshot: nothing of it is to be straightened or made white.
    let wanted = Wanted {
        limit: LARGEST_UPLOAD,
        format: None,
        straighten: Straighten::Off,
        quarter_turns: None,
        whiten: false,
        look: Look::Nothing,
    };
    Ok(prepare(&scan, 1, &wanted).map_err(ReceiptFault::Scan)?.file)
}
