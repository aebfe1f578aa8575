package net.mailmigrator.testing.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * One copy that a contender is to make.
 *
 * @param folder for its settings and state; kept for later passes
 * @param sourcePort on loopback, of the server or of a proxy before it
 * @param targetPort likewise
 * @param targetConfiguration of the target's Dovecot
 * @param parallel accounts at once
 */
record Job(
        Path folder,
        List<BenchAccount> accounts,
        int sourcePort,
        int targetPort,
        Path targetConfiguration,
        int parallel) {}
