package net.mailmigrator.verify;

/**
 * How deep verification looks.
 *
 * @param depth after a pass
 * @param contentPercent how much of the content to hash, 0..100, by a seeded sample
 */
public record VerifySettings(Depth depth, int contentPercent) {
    /** From quick to thorough. */
    public enum Depth {
        NONE,
        COUNTS,
        METADATA
    }
}
