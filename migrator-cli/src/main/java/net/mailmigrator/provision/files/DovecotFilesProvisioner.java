package net.mailmigrator.provision.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.mailmigrator.model.AgeBasis;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.LoginStrategy;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.StopException;
import net.mailmigrator.provision.ProvisionSettings;
import net.mailmigrator.provision.Provisioner;
import net.mailmigrator.provision.TargetExamination;
import net.mailmigrator.provision.TargetTemplate;
import net.mailmigrator.provision.TargetTemplateReader;
import org.jspecify.annotations.Nullable;

/** Writes accounts into a passwd-file from which Dovecot authenticates them with their old passwords. */
public final class DovecotFilesProvisioner implements Provisioner {
    private final TargetTemplate template;
    private final AccountLine form;
    private final SafeFile file;

    /**
     * A provisioner.
     *
     * @param output the folder of the file; made when the first account is written
     */
    public DovecotFilesProvisioner(TargetTemplate template, Path output) {
        this.template = template;
        this.form = new AccountLine(template);
        this.file = new SafeFile(output.resolve(template.file().name()));
    }

    /** The provisioner that the settings mean. */
    public static DovecotFilesProvisioner of(ProvisionSettings settings) {
        return new DovecotFilesProvisioner(TargetTemplateReader.read(settings.template()), settings.output());
    }

    @Override
    public String name() {
        return template.name();
    }

    @Override
    public LoginStrategy logins() {
        return template.logins();
    }

    @Override
    public AgeBasis ageBasis() {
        return template.ageBasis();
    }

    @Override
    public List<Finding> examine(MappedAccount account) {
        return new TargetExamination(template).of(account, form.unfit(account).orElse(null));
    }

    @Override
    public List<String> check() {
        Path path = file.path();
        if (Files.exists(path)) {
            return Files.isRegularFile(path) && Files.isReadable(path) && isWritable(path)
                    ? List.of()
                    : List.of(name() + ": " + path + " is no file, or cannot be read and replaced by this user");
        }
        return isWritable(path) ? List.of() : List.of(name() + ": this user cannot make " + path);
    }

    /** A file is replaced by a move, which asks its folder; a folder that is not there is made in the nearest above it. */
    private static boolean isWritable(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
    }

    @Override
    public Outcome provision(List<MappedAccount> accounts) {
        Map<String, Failure> failed = new TreeMap<>();
        try {
            byte[] octets = file.read();
            PasswdFile before = PasswdFile.of(octets);
            Map<String, Line> lines = lines(accounts, before.byLogin(), failed);
            byte[] content = before.with(texts(lines)).octets();
            if (!lines.isEmpty() && !Arrays.equals(octets, content)) {
                file.replace(content);
            }
            Map<String, String> after = PasswdFile.of(file.read()).byLogin();
            lines.forEach((login, line) -> line.differsFrom(after.get(login))
                    .ifPresent(why -> fail(failed, line.account(), "PROVISION-READ-BACK", why)));
            return outcome(lines, before.byLogin(), failed);
        } catch (IOException broken) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "provision " + accounts.size() + " accounts into " + file.path() + ": "
                            + broken.getClass().getSimpleName() + " " + broken.getMessage()
                            + ". The file is as it was. Make the folder writable, see that its disk has room, and run"
                            + " the same command again.",
                    broken);
        }
    }

    /** What is to stand in the file, by login there. */
    private Map<String, Line> lines(
            List<MappedAccount> accounts, Map<String, String> before, Map<String, Failure> failed) {
        Map<String, Line> lines = new LinkedHashMap<>();
        for (MappedAccount account : accounts) {
            String login = AccountLine.login(account);
            Optional<String> unfit = lines.containsKey(login)
                    ? Optional.of("another account of this run is written under the same login")
                    : form.unfit(account);
            if (unfit.isPresent()) {
                fail(failed, account, "PROVISION-UNFIT", unfit.get());
            } else {
                lines.put(login, new Line(account, form.write(account, before.get(login))));
            }
        }
        return lines;
    }

    private void fail(Map<String, Failure> failed, MappedAccount account, String code, String why) {
        failed.put(
                account.login(),
                Failure.ofAccount(
                        code,
                        "provision " + account.login() + " into " + file.path() + ": " + why
                                + ". The other accounts were written; correct the account at the source and run the same"
                                + " command again."));
    }

    private static Outcome outcome(Map<String, Line> lines, Map<String, String> before, Map<String, Failure> failed) {
        int changed = 0;
        int unchanged = 0;
        for (Map.Entry<String, Line> line : lines.entrySet()) {
            if (failed.containsKey(line.getValue().account().login())) {
                continue;
            }
            if (line.getValue().text().equals(before.get(line.getKey()))) {
                unchanged++;
            } else {
                changed++;
            }
        }
        return new Outcome(changed, unchanged, failed);
    }

    private static Map<String, String> texts(Map<String, Line> lines) {
        Map<String, String> texts = new LinkedHashMap<>();
        lines.forEach((login, line) -> texts.put(login, line.text()));
        return texts;
    }

    /** An account and its line. */
    private record Line(MappedAccount account, String text) {
        /** Why what stands in the file is not this line, field by field; empty where it is. */
        Optional<String> differsFrom(@Nullable String found) {
            Optional<PasswdEntry> there = Optional.ofNullable(found).flatMap(PasswdEntry::parse);
            Optional<PasswdEntry> wanted = PasswdEntry.parse(text);
            if (there.isEmpty() || wanted.isEmpty()) {
                return Optional.of("read back, it is not there");
            }
            return wanted.get()
                    .differsIn(there.get())
                    .map(field -> "read back, the field " + field + " is not what was written");
        }

        /** The text holds a hash. */
        @Override
        public String toString() {
            return "line of " + account.login();
        }
    }
}
