//! `--allow`, `--deny` and `--as-of` as a check takes them.

use crate::application::Date;
use crate::check::Policy;
use crate::cli::args::PolicyArgs;
use crate::cli::failure::Failure;
use crate::cli::today::today;

/// What the options mean.
pub(super) fn policy(args: &PolicyArgs) -> Result<(Policy, Date), Failure> {
    let policy = Policy::new(&args.allow, &args.deny)?;
    Ok((policy, today(args.as_of.as_deref())?))
}
