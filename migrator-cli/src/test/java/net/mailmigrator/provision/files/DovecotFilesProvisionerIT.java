package net.mailmigrator.provision.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.PasswordSchemes;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.provision.TargetTemplate;
import net.mailmigrator.provision.Targets;
import net.mailmigrator.provision.Vectors;
import net.mailmigrator.testing.Accounts;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file as a real Dovecot takes it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DovecotFilesProvisionerIT {
    private static DovecotServer server;
    private static DovecotFilesProvisioner provisioner;

    private record User(String login, String password, String hash) {
        @Override
        public String toString() {
            return login;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        Dovecots.assumeAvailable();
        server = new DovecotOptions()
                .extra(
                        // as the template says: the logins below have upper case
                        "auth_username_format = %u",
                        "mail_plugins = $mail_plugins quota",
                        "protocol imap {\n  mail_plugins = $mail_plugins quota imap_quota\n}",
                        "plugin {\n  quota = count:User quota\n  quota_vsizes = yes\n  quota_rule = *:storage=77M\n}")
                .start();
        Path output = Files.createTempDirectory(server.usersFile().getParent(), "provision");
        provisioner = new DovecotFilesProvisioner(Targets.dovecotFiles(), output);
        assertThat(provisioner.provision(accounts()).failed()).isEmpty();
        Files.writeString(server.usersFile(), Files.readString(output.resolve("passwd")));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static List<User> users() {
        List<User> users = new ArrayList<>();
        users.addAll(users("v", Vectors.HASHES, Vectors.PASSWORD));
        users.addAll(users("m", Vectors.MORE_HASHES, Vectors.PASSWORD));
        users.addAll(users("c", Vectors.CRYPT_HASHES, Vectors.PASSWORD));
        users.addAll(users("u", Vectors.UMLAUT_HASHES, Vectors.UMLAUT_PASSWORD));
        users.addAll(users("b", Vectors.BARE, Vectors.PASSWORD));
        users.add(new User("plain", Vectors.UMLAUT_PASSWORD, "{PLAIN}" + Vectors.UMLAUT_PASSWORD));
        return users;
    }

    private static List<User> users(String prefix, List<String> hashes, String password) {
        return IntStream.range(0, hashes.size())
                .mapToObj(i -> new User(
                        prefix + i + "-"
                                + PasswordSchemes.recognise(hashes.get(i)).scheme(),
                        password,
                        hashes.get(i)))
                .toList();
    }

    private static List<MappedAccount> accounts() {
        List<MappedAccount> accounts = new ArrayList<>();
        for (User user : users()) {
            PasswordHash hash = PasswordSchemes.recognise(user.hash());
            accounts.add(Accounts.mapped(user.login())
                    .withPassword(hash.scheme(), user.hash())
                    .build());
        }
        String hash = Vectors.HASHES.get(0);
        accounts.add(account("limited", hash)
                .withQuota(new QuotaLimit.Bytes(5L << 30))
                .build());
        accounts.add(
                account("odd", hash).withQuota(new QuotaLimit.Bytes(1_024_001)).build());
        accounts.add(
                account("unlimited", hash).withQuota(new QuotaLimit.Unlimited()).build());
        accounts.add(account("unset", hash).build());
        accounts.add(account("inactive", hash).inactive().build());
        accounts.add(account("suspended", "!" + Vectors.HASHES.get(11)).build());
        accounts.add(Accounts.mapped("nopassword").build());
        return accounts;
    }

    private static Accounts account(String login, String raw) {
        return Accounts.mapped(login)
                .withPassword(PasswordSchemes.recognise(raw).scheme(), raw);
    }

    @ParameterizedTest
    @MethodSource("users")
    void a_migrated_user_logs_in_with_the_old_password(User user) throws IOException {
        try (ImapDialogue imap = new ImapDialogue(server)) {
            assertThat(imap.login(user.login(), user.password())).startsWith("a OK");
        }
    }

    @Test
    void every_scheme_and_encoding_that_the_template_accepts_is_among_them() {
        TargetTemplate.Passwords passwords = Targets.dovecotFiles().passwords();
        List<String> tried = users().stream()
                .map(user -> PasswordSchemes.recognise(user.hash()).scheme())
                .toList();

        assertThat(passwords.accept())
                .allSatisfy(scheme -> assertThat(tried)
                        .anyMatch(name -> name.replaceFirst("\\..*", "").equals(scheme)));
        assertThat(passwords.encodings())
                .allSatisfy(encoding -> assertThat(tried).anyMatch(name -> name.endsWith("." + encoding)));
    }

    @Test
    void no_migrated_user_logs_in_with_another_password() throws IOException {
        assertThat(opened("x", "")).isEmpty();
        // DES looks at eight characters only
        assertThat(opened("", "x")).isNotEmpty().allMatch(login -> login.endsWith("DES-CRYPT"));
    }

    /** Who gets in with more than the password; all at once, since Dovecot takes half a second for each refusal. */
    private static List<String> opened(String before, String after) throws IOException {
        Map<String, ImapDialogue> dialogues = new LinkedHashMap<>();
        for (User user : users()) {
            dialogues.put(user.login(), new ImapDialogue(server).send(user.login(), before + user.password() + after));
        }
        List<String> opened = new ArrayList<>();
        for (Map.Entry<String, ImapDialogue> dialogue : dialogues.entrySet()) {
            try (ImapDialogue imap = dialogue.getValue()) {
                if (imap.receive().startsWith("a OK")) {
                    opened.add(dialogue.getKey());
                }
            }
        }
        return opened;
    }

    @ParameterizedTest
    @ValueSource(strings = {"inactive", "suspended", "nopassword"})
    void nobody_logs_in_to_a_locked_account_but_the_master_user(String login) throws IOException {
        try (ImapDialogue imap = new ImapDialogue(server)) {
            for (String password : List.of(Vectors.PASSWORD, "!")) {
                assertThat(imap.login(login, password)).contains("NO [AUTHENTICATIONFAILED]");
            }
            assertThat(imap.login(login + "*" + DovecotServer.MASTER, DovecotServer.MASTER_PASSWORD))
                    .startsWith("a OK");
        }
    }

    @ParameterizedTest
    @CsvSource({"limited, STORAGE 0 5242880", "odd, STORAGE 0 1001"})
    void the_quota_is_what_the_server_enforces(String login, String quota) throws IOException {
        try (ImapDialogue imap = new ImapDialogue(server)) {
            imap.login(login, Vectors.PASSWORD);

            assertThat(imap.command("GETQUOTAROOT INBOX")).contains("(" + quota + ")");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlimited", "unset"})
    void unlimited_and_never_set_override_the_servers_default(String login) throws IOException {
        try (ImapDialogue imap = new ImapDialogue(server)) {
            imap.login(login, Vectors.PASSWORD);

            assertThat(imap.command("GETQUOTAROOT INBOX")).contains("a OK").doesNotContain("STORAGE");
        }
    }

    @Test
    void running_again_changes_nothing() {
        assertThat(provisioner.provision(accounts()).changed()).isZero();
        assertThat(provisioner.provision(accounts()).unchanged())
                .isEqualTo(accounts().size());
    }

    @Test
    void the_server_logs_no_complaint_about_the_file() {
        assertThat(log()).doesNotContain("exists more than once", "passwd-file: ", "Invalid quota", "quota_rule");
    }

    private static String log() {
        try (ImapDialogue imap = new ImapDialogue(server)) {
            imap.login("limited", Vectors.PASSWORD);
            imap.command("GETQUOTAROOT INBOX");
            return server.log();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
