package net.mailmigrator.config;

import net.mailmigrator.batch.RunSettings.Limits;
import net.mailmigrator.imap.Endpoint;

/** What the two IMAP sections give together. */
record Sides(ServerSettings source, ServerSettings target, Limits sourceLimits, Limits targetLimits) {
    static Sides read(Section source, Section target, Limits sourceDefaults, Limits targetDefaults) {
        ServerReader sourceReader = new ServerReader(source);
        ServerReader targetReader = new ServerReader(target);
        Endpoint from = sourceReader.endpoint();
        Endpoint to = targetReader.endpoint();
        Sides sides = new Sides(
                new ServerSettings(from, sourceReader.login(from.host(), to.host())),
                new ServerSettings(to, targetReader.login(from.host(), to.host())),
                sourceReader.limits(sourceDefaults),
                targetReader.limits(targetDefaults));
        if (sides.areTheSame()) {
            target.problem(
                    "host",
                    "source and target are the same accounts on the same server; each would be copied onto"
                            + " itself");
        }
        return sides;
    }

    private boolean areTheSame() {
        Endpoint from = source.endpoint();
        Endpoint to = target.endpoint();
        return !from.host().isEmpty()
                && from.host().equalsIgnoreCase(to.host())
                && from.port() == to.port()
                && source.login().user() != null
                && source.login().form().equals(target.login().form());
    }
}
