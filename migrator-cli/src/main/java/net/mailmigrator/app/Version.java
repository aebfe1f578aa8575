package net.mailmigrator.app;

import java.util.Objects;

/** The version of this program. */
public final class Version {
    private Version() {}

    /** As the jar's manifest says; {@code development} where classes run without a jar. */
    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
