package net.mailmigrator.cli;

import net.mailmigrator.app.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"migrator " + Version.current() + " (Java " + Runtime.version() + ")"};
    }
}
