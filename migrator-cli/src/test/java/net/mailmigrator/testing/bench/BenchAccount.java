package net.mailmigrator.testing.bench;

/** An account on both sides; the password is the same. */
record BenchAccount(String sourceLogin, String targetLogin) {
    static final String PASSWORD = "secret";
}
