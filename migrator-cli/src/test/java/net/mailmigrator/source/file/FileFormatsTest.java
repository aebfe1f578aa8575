package net.mailmigrator.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.testing.ConfigServerDatabase;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The old panel's accounts, written down in every form that files may have, are the same accounts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FileFormatsTest {
    @TempDir
    static Path database;

    static List<Map<String, String>> accounts;

    @TempDir
    Path folder;

    @BeforeAll
    static void readOnce() throws IOException, SQLException {
        accounts = ConfigServerDatabase.in(database).read().accounts().stream()
                .map(FileFormatsTest::cells)
                .toList();
    }

    @Test
    void as_a_folder_of_tables_with_semicolons_and_a_byte_order_mark() throws IOException {
        table("1.csv", accounts.subList(0, 200), "\uFEFF", StandardCharsets.UTF_8);
        table("2.csv", accounts.subList(200, accounts.size()), "\uFEFF", StandardCharsets.UTF_8);

        assertThat(read("generic-csv", folder)).isEqualTo(accounts);
    }

    @Test
    void as_a_table_in_latin1() throws IOException {
        assertThat(read("generic-csv", table("a.csv", accounts, "", Charset.forName("windows-1252"))))
                .isEqualTo(accounts);
    }

    @Test
    void as_json() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.json"), JsonMapper.shared().writeValueAsString(accounts));

        assertThat(read("generic-json", file)).isEqualTo(accounts);
    }

    @Test
    void as_yaml() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.yaml"), YAMLMapper.builder().build().writeValueAsString(accounts));

        assertThat(read("generic-yaml", file)).isEqualTo(accounts);
    }

    private static List<Map<String, String>> read(String template, Path files) {
        SourceReading reading =
                FileAccountSources.open(Templates.source(template), files).read();
        assertThat(reading.badRows()).isEmpty();
        return reading.accounts().stream().map(FileFormatsTest::cells).toList();
    }

    private Path table(String name, List<Map<String, String>> rows, String mark, Charset charset) throws IOException {
        Function<Iterable<String>, String> line = cells -> {
            StringBuilder text = new StringBuilder();
            cells.forEach(cell -> text.append(text.isEmpty() ? "\"" : ";\"")
                    .append(cell.replace("\"", "\"\""))
                    .append('"'));
            return text.toString();
        };
        String text = rows.stream().map(row -> line.apply(row.values())).collect(Collectors.joining("\r\n"));
        return Files.write(
                folder.resolve(name),
                (mark + line.apply(rows.get(0).keySet()) + "\r\n" + text + "\r\n").getBytes(charset));
    }

    private static Map<String, String> cells(SourceAccount account) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("login", account.login());
        cells.put("address", account.address() == null ? "" : account.address().toString());
        cells.put("name", account.displayName() == null ? "" : account.displayName());
        cells.put("active", account.active() ? "yes" : "no");
        cells.put("quota", quota(account.quota()));
        cells.put(
                "usage",
                account.usageBytes() == null ? "" : account.usageBytes().toString());
        cells.put(
                "passwordHash",
                account.password() == null ? "" : account.password().hash().reveal());
        return cells;
    }

    private static String quota(QuotaLimit quota) {
        if (quota instanceof QuotaLimit.Bytes limited) {
            return String.valueOf(limited.bytes());
        }
        return quota instanceof QuotaLimit.Unlimited ? "unlimited" : "";
    }
}
