package net.mailmigrator.testing.bench;

/**
 * What programs took.
 *
 * @param wall seconds from the first start to the last end
 * @param cpu seconds of user and system time of the programs, not of the servers
 * @param peak octets of resident memory, of all that ran at once
 */
record Measured(double wall, double cpu, long peak) {}
