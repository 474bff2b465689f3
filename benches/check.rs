//! How many records a second the pure rules go through, beside what reading alone takes.
//!
//! `cargo bench --bench check`

use std::path::Path;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gonghan::application::Facts;
use gonghan::check::across::Across;
use gonghan::check::{Context, Policy, check};
use gonghan::diagnostic::Source;
use gonghan::intake::{ReadOptions, read, read_source};

fn source(example: &str) -> Arc<Source> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(example);
    #[expect(clippy::unwrap_used, reason = "the examples are there")]
    read_source(&path).unwrap()
}

fn facts(example: &str) -> Facts {
    read(&source(example), &ReadOptions::default()).facts
}

fn one_record(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check");
    group.throughput(Throughput::Elements(1));
    let policy = Policy::default();
    #[expect(clippy::unwrap_used, reason = "it is a day")]
    let as_of = "2026-11-20".parse().unwrap();
    let context = Context {
        as_of,
        folder: None,
        policy: &policy,
    };
    for example in ["minimal.toml", "japan.toml", "hong-kong.toml"] {
        let facts = facts(example);
        group.bench_function(format!("rules/{example}"), |bencher| {
            bencher.iter(|| check(&facts, &context));
        });
        let source = source(example);
        group.bench_function(format!("reading/{example}"), |bencher| {
            bencher.iter(|| read(&source, &ReadOptions::default()));
        });
    }
    group.finish();
}

fn many_records(criterion: &mut Criterion) {
    const CLIENTS: usize = 10_000;
    let template = facts("hong-kong.toml");
    let all: Vec<Facts> = (0..CLIENTS)
        .map(|number| {
            let mut facts = template.clone();
            facts.id = format!("gh_{number:012x}").parse().ok();
            facts
        })
        .collect();
    let mut group = criterion.benchmark_group("check");
    group.throughput(Throughput::Elements(CLIENTS as u64));
    group.sample_size(10);
    group.bench_function("compared/10,000 clients", |bencher| {
        bencher.iter(|| {
            let mut across = Across::default();
            for (index, facts) in all.iter().enumerate() {
                across.add(index, facts);
            }
            let policy = Policy::default();
            all.iter()
                .enumerate()
                .map(|(index, facts)| {
                    across
                        .findings(index, facts, &policy, |_| String::new())
                        .len()
                })
                .sum::<usize>()
        });
    });
    group.finish();
}

criterion_group!(benches, one_record, many_records);
criterion_main!(benches);
