package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import net.mailmigrator.testing.DovecotServer;

/** Another tool that copies mail: isync's mbsync, as an operator would have used it before. */
final class Mbsync {
    private Mbsync() {}

    /** Brings all mail of an account to the new side, with its dates. */
    static void pull(Hoster hoster, String login, Path folder) throws IOException, InterruptedException {
        Path config = folder.resolve("mbsyncrc");
        Files.writeString(
                config,
                side("far", hoster.source(), login)
                        + side("near", hoster.target(), login)
                        + "Channel all\nFar :far:\nNear :near:\nPatterns *\nCreate Near\nSync Pull New\n"
                        + "CopyArrivalDate yes\nSyncState " + folder.resolve("mbsync-state") + "/\n");
        Files.createDirectories(folder.resolve("mbsync-state"));
        Path log = folder.resolve("mbsync.log");
        Process process = new ProcessBuilder("mbsync", "-c", config.toString(), "-a")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        Files.delete(config);
    }

    private static String side(String name, DovecotServer server, String login) {
        return "IMAPAccount " + name + "\nHost 127.0.0.1\nPort " + server.port() + "\nUser " + login + "*"
                + DovecotServer.MASTER + "\nPass " + DovecotServer.MASTER_PASSWORD
                + "\nSSLType None\nAuthMechs LOGIN\nPipelineDepth 100\n\nIMAPStore " + name + "\nAccount " + name
                + "\n\n";
    }
}
