package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** mbsync of isync: one process for each account, from IMAP to IMAP. */
final class MbsyncContender implements Contender {
    private static final String STORE = """
            IMAPStore %s
            Host 127.0.0.1
            Port %d
            User %s
            Pass %s
            SSLType None
            AuthMechs LOGIN
            PipelineDepth 100
            Timeout 300

            """;

    @Override
    public String name() {
        return "mbsync";
    }

    @Override
    public String settings() {
        return Machine.firstLine("mbsync", "--version")
                + ", PipelineDepth 100, Sync PullNew PullFlags, Expunge None, CopyArrivalDate yes";
    }

    @Override
    public List<Program> prepare(Job job) throws IOException {
        List<Program> programs = new ArrayList<>();
        for (BenchAccount account : job.accounts()) {
            Path state = Files.createDirectories(job.folder().resolve(account.sourceLogin()));
            Path settings = job.folder().resolve(account.sourceLogin() + ".mbsyncrc");
            Files.writeString(
                    settings,
                    store("far", job.sourcePort(), account.sourceLogin())
                            + store("near", job.targetPort(), account.targetLogin())
                            + """
                            Channel c
                            Far :far:
                            Near :near:
                            Patterns *
                            Create Near
                            Sync PullNew PullFlags
                            Expunge None
                            CopyArrivalDate yes
                            SyncState %s/
                            """.formatted(state));
            programs.add(new Program(
                    job.folder(), Map.of(), List.of("mbsync", "-q", "-q", "-c", settings.toString(), "-a")));
        }
        return programs;
    }

    private static String store(String name, int port, String login) {
        return STORE.formatted(name, port, login, BenchAccount.PASSWORD);
    }
}
