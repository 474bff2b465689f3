//! A run over several machines.

use super::*;

#[test]
fn three_shares_make_what_one_run_makes_and_are_joined() {
    let whole = Desk::new();
    let table = clients(1..=20).replace("gh_000000000007", "gh_7");
    whole.write("clients.csv", &table);
    let options = ["--format", "pdf", "--print-run", "letters.pdf"];
    assert_eq!(whole.batch("clients.csv", &options).code, 1);

    let desk = Desk::new();
    desk.write("clients.csv", &table);
    for share in ["1/3", "2/3"] {
        desk.batch("clients.csv", &["--format", "pdf", "--shard", share]);
    }
    let early = desk.run(&["batch", "merge", "out"]);
    assert_eq!(early.code, 2);
    assert!(early.err.contains("3/3"), "{}", early.err);
    desk.batch("clients.csv", &["--format", "pdf", "--shard", "3/3"]);
    let merged = desk.run(&["batch", "merge", "out", "--print-run", "letters.pdf"]);
    assert_eq!(merged.code, 1, "{}", merged.err);
    assert!(desk.client_files() == whole.client_files());
    for report in [
        "report.csv",
        "index.html",
        "letters.pdf",
        "report.xlsx",
        "failed.xlsx",
    ] {
        let name = format!("out/{report}");
        let [one, other] = [&whole, &desk].map(|desk| std::fs::read(desk.path(&name)).unwrap());
        assert!(one == other, "{report}");
    }
}

#[test]
fn shares_in_folders_of_their_own_are_joined_with_links_that_lead_to_them() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=8));
    for share in ["1", "2"] {
        let run = desk.run(&[
            "batch",
            "clients.csv",
            "-o",
            &format!("share {share}"),
            "--shard",
            &format!("{share}/2"),
            "--format",
            "pdf",
        ]);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    let merged = desk.run(&[
        "batch",
        "merge",
        "share 1",
        "share 2",
        "-o",
        "all",
        "--print-run",
        "letters.pdf",
    ]);
    assert_eq!(merged.code, 0, "{}", merged.err);
    assert_eq!(desk.links_of_page("all").len(), 16);
    let letters = std::fs::read(desk.path("all/letters.pdf")).unwrap();
    if let Some(info) = crate::judge::poppler::info(&letters) {
        assert!(info.contains("Pages:           8"), "{info}");
    }
}

#[test]
fn a_share_is_a_number_of_a_number() {
    let desk = Desk::new();
    desk.write("clients.csv", clients(1..=2));
    for share in ["0/2", "3/2", "2"] {
        let run = desk.batch("clients.csv", &["--shard", share]);
        assert_eq!(run.code, 2);
        assert!(run.err.contains("shard-form"), "{}", run.err);
    }
    let run = desk.run(&["batch", "merge", "nowhere"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("merge-no-shares"), "{}", run.err);
}

/// Runs a shell script with our program on its path.
#[cfg(unix)]
fn sh(desk: &Desk, script: &str, more: &[&str], env: &[(&str, &str)]) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_gonghan")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = desk.command(&[]);
    let folder = command.get_current_dir().unwrap().to_owned();
    command = std::process::Command::new("sh");
    command
        .args(["-c", script, "sh"])
        .args(more)
        .current_dir(folder);
    command
        .env("PATH", path)
        .env("LANG", "en_US.UTF-8")
        .envs(env.iter().copied());
    Run::of(&mut command)
}

#[cfg(unix)]
#[test]
fn the_examples_for_kubernetes_slurm_and_parallel_work() {
    let read = |name: &str| {
        std::fs::read_to_string(crate::letters::project(&format!("examples/shares/{name}")))
            .unwrap()
    };
    let expected = {
        let desk = Desk::new();
        desk.write(
            "clients.csv",
            clients(1..=8).replace("gh_000000000007", "gh_7"),
        );
        desk.run(&["batch", "clients.csv", "-o", "out"]);
        desk.client_files()
    };
    let desk = |table: &str| {
        let desk = Desk::new();
        desk.write("clients.csv", table);
        desk
    };
    let table = clients(1..=8).replace("gh_000000000007", "gh_7");

    let slurm = desk(&table);
    for task in ["1", "2", "3", "4"] {
        let env = [
            ("SLURM_ARRAY_TASK_ID", task),
            ("SLURM_ARRAY_TASK_COUNT", "4"),
        ];
        let run = sh(&slurm, &read("slurm.sh"), &["clients.csv", "out"], &env);
        assert_eq!(run.code, 0, "{}", run.err);
    }
    assert_eq!(slurm.run(&["batch", "merge", "out"]).code, 1);
    assert!(slurm.client_files() == expected, "slurm");

    let kubernetes = desk(&table);
    let manifest = read("kubernetes.yaml");
    let script = manifest
        .split("- |\n")
        .nth(1)
        .unwrap()
        .split("resources:")
        .next()
        .unwrap();
    let script = script.replace("cd /work", "cd .");
    for index in ["0", "1", "2", "3"] {
        let run = sh(
            &kubernetes,
            &script,
            &[],
            &[("JOB_COMPLETION_INDEX", index)],
        );
        assert_eq!(run.code, 0, "{}", run.err);
    }
    assert_eq!(kubernetes.run(&["batch", "merge", "out"]).code, 1);
    assert!(kubernetes.client_files() == expected, "kubernetes");

    if std::process::Command::new("parallel")
        .arg("--version")
        .output()
        .is_err()
    {
        assert!(
            std::env::var_os("CI").is_none(),
            "GNU parallel is needed in CI"
        );
        return;
    }
    let parallel = desk(&table);
    let run = sh(
        &parallel,
        &read("parallel.sh"),
        &["clients.csv", "out"],
        &[],
    );
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(
        run.out.contains("out/letters.pdf"),
        "{} {}",
        run.out,
        run.err
    );
    assert!(parallel.client_files() == expected, "parallel");
}
