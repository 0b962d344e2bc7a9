# The table of bench/run mutation, from PIT's mutations.csv (file, class, mutator, method, line, status, test).
# A mutant that never ended, or took all the memory, was noticed too: "timed out".
BEGIN {
    FS = ","
    count = split("iam analysis policy", packages, " ")
}

{
    split($2, name, ".")
    package = name[3]
    mutants[package]++
    if ($6 == "KILLED") killed[package]++
    else if ($6 == "TIMED_OUT" || $6 == "MEMORY_ERROR") ended[package]++
    else if ($6 == "NO_COVERAGE") unseen[package]++
    else survived[package]++
}

END {
    printf "%-10s %8s %8s %10s %9s %11s %8s\n", "package", "mutants", "killed", "timed out", "survived", "not covered", "share"
    for (i = 1; i <= count; i++) {
        package = packages[i]
        found = killed[package] + ended[package]
        share = mutants[package] ? 100 * found / mutants[package] : 0
        low = low || share < least
        printf "%-10s %8d %8d %10d %9d %11d %6.1f %%\n", package, mutants[package], killed[package], ended[package],
            survived[package], unseen[package], share
    }
    printf "should be at least %d %% in each\n", least
    exit low
}
