//! The container of an old Office file ([MS-CFB]): its streams, and whether its chains end.

/// Numbers of sectors from here on mean something else than a sector.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
const ENTRY: usize = 128;
/// What is smaller lies in the small sectors.
const SMALL_STREAM: u64 = 4096;
const SMALL_SECTOR: usize = 64;
const HEADER: usize = 512;

/// Why a stream can't be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ContainerFault {
    /// A chain of sectors comes back to where it was, so that what follows it never ends.
    Circle,
    /// There is no such stream, or no such container.
    None,
}

/// Reads the stream that has one of these names.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Result<Vec<u8>, ContainerFault> {
    let size = match bytes.get(30..32) {
        Some([9, 0]) => 512,
        Some([12, 0]) => 4096,
        _ => return Err(ContainerFault::None),
    };
    let sectors = Sectors {
        data: bytes.get(size..).unwrap_or_default(),
        size,
    };
    let fat = fat(bytes, &sectors)?;
    let directory = sectors.chain(number(bytes, 48), &fat, u64::MAX)?;
    let entries = || {
        directory
            .chunks_exact(ENTRY)
            .map(|entry| Entry::of(entry, size))
    };
    let root = entries().next().ok_or(ContainerFault::None)?;
    let small = sectors.chain(root.start, &fat, root.length)?;
    let small_fat = numbers(&sectors.chain(number(bytes, 60), &fat, u64::MAX)?);
    let found = names.iter().find_map(|name| {
        let mut entries = entries();
        entries.find(|entry| entry.name.eq_ignore_ascii_case(name))
    });
    let found = found.ok_or(ContainerFault::None)?;
    if found.length < SMALL_STREAM {
        let sectors = Sectors {
            data: &small,
            size: SMALL_SECTOR,
        };
        sectors.chain(found.start, &small_fat, found.length)
    } else {
        sectors.chain(found.start, &fat, found.length)
    }
}

/// Which sector follows each.
fn fat(bytes: &[u8], sectors: &Sectors<'_>) -> Result<Vec<u32>, ContainerFault> {
    let mut of_fat = numbers(bytes.get(76..HEADER).unwrap_or_default());
    let mut more = number(bytes, 68);
    // Those behind the header's own are listed in sectors, the last number of which names the next.
    for _ in 0..=sectors.count() {
        let Some(sector) = sectors.get(more) else {
            let all = of_fat.iter().filter_map(|id| sectors.get(*id));
            return Ok(all.flat_map(numbers).collect());
        };
        of_fat.extend(numbers(sector));
        more = of_fat.pop().unwrap_or(NO_SECTOR);
    }
    Err(ContainerFault::Circle)
}

struct Sectors<'a> {
    data: &'a [u8],
    size: usize,
}

impl<'a> Sectors<'a> {
    fn count(&self) -> usize {
        self.data.len() / self.size + 1
    }

    fn get(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_mul(self.size)?;
        let end = (start + self.size).min(self.data.len());
        self.data.get(start..end).filter(|_| id < NO_SECTOR)
    }

    fn chain(&self, start: u32, fat: &[u32], length: u64) -> Result<Vec<u8>, ContainerFault> {
        let mut chain = Vec::new();
        let mut next = start;
        for _ in 0..=self.count() {
            let (Some(sector), true) = (self.get(next), (chain.len() as u64) < length) else {
                chain.truncate(usize::try_from(length).unwrap_or(usize::MAX));
                return Ok(chain);
            };
            chain.extend_from_slice(sector);
            next = fat.get(next as usize).copied().unwrap_or(NO_SECTOR);
        }
        Err(ContainerFault::Circle)
    }
}

struct Entry {
    name: String,
    start: u32,
    length: u64,
}

impl Entry {
    fn of(entry: &[u8], sector: usize) -> Entry {
        let units = entry[..64].chunks_exact(2);
        let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
        let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        let (low, high) = (number(entry, 120), number(entry, 124));
        let length = if sector == 512 {
            u64::from(low)
        } else {
            u64::from(high) << 32 | u64::from(low)
        };
        Entry {
            name: String::from_utf16_lossy(&units),
            start: number(entry, 116),
            length,
        }
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    u32::from_le_bytes(four.unwrap_or([0xFF; 4]))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let fours = bytes.chunks_exact(4);
    fours.map(|four| number(four, 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header, a sector of the table, one of the directory, and the rest.
    fn container(directory_goes_on: u32) -> Vec<u8> {
        let mut bytes = vec![0; HEADER];
        bytes[30] = 9;
        bytes[48..52].copy_from_slice(&1_u32.to_le_bytes());
        bytes[60..76].fill(0xFF);
        bytes[76..].fill(0xFF);
        bytes[76..80].copy_from_slice(&0_u32.to_le_bytes());
        let mut fat = vec![0xFF; 512];
        fat[4..8].copy_from_slice(&directory_goes_on.to_le_bytes());
        let entry = |name: &str, length: u32| {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry.resize(116, 0);
            entry.extend(2_u32.to_le_bytes());
            entry.extend(length.to_le_bytes());
            entry.resize(ENTRY, 0);
            entry
        };
        bytes.extend(fat);
        bytes.extend([entry("Root Entry", 0), entry("WORKBOOK", 5000)].concat());
        bytes.resize(HEADER + 1024, 0);
        bytes.extend(b"abc");
        bytes
    }

    #[test]
    fn a_stream_is_found_by_its_name_and_a_chain_that_never_ends_is_a_fault() {
        let found = stream(&container(u32::MAX), &["Book", "Workbook"]);
        assert_eq!(found, Ok(b"abc".to_vec()));
        assert_eq!(
            stream(&container(u32::MAX), &["x"]),
            Err(ContainerFault::None)
        );
        assert_eq!(
            stream(&container(1), &["Workbook"]),
            Err(ContainerFault::Circle)
        );
        assert_eq!(stream(b"", &["Workbook"]), Err(ContainerFault::None));
    }
}
