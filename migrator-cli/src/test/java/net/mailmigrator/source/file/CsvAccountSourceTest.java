package net.mailmigrator.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Secret;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.StopException;
import net.mailmigrator.source.AccountSource.SourceReading;
import net.mailmigrator.testing.Templates;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CsvAccountSourceTest {
    @TempDir
    Path folder;

    @Test
    void a_login_alone_makes_an_account() throws IOException {
        SourceReading reading = read("login\ndomain.de3\n");

        assertThat(reading.accounts()).extracting(SourceAccount::login).containsExactly("domain.de3");
        assertThat(reading.accounts().get(0).address()).isNull();
        assertThat(reading.accounts().get(0).place()).isEqualTo("accounts.csv:2");
        assertThat(reading.badRows()).isEmpty();
    }

    @Test
    void every_column_of_the_contract_reaches_its_field() throws IOException {
        SourceAccount account = only("""
                login,address,password,targetLogin,targetPassword,sourceHost,targetHost,customer,wave
                domain.de3,Info@Domain.DE,geheim,neu3,auch geheim,old.example,new.example,K1,W2
                """);

        assertThat(account.address()).hasToString("info@domain.de");
        assertThat(account.sourceImap().password()).isEqualTo(Secret.of("geheim"));
        assertThat(account.sourceImap().host()).isEqualTo("old.example");
        assertThat(account.targetImap().login()).isEqualTo("neu3");
        assertThat(account.targetImap().password()).isEqualTo(Secret.of("auch geheim"));
        assertThat(account.targetImap().host()).isEqualTo("new.example");
        assertThat(account.customer()).extracting(customer -> customer.id()).isEqualTo("K1");
        assertThat(account.wave()).isEqualTo("W2");
    }

    @Test
    void sizes_flags_and_modes_are_read_with_their_units_and_words() throws IOException {
        SourceAccount account = only("""
                login;quota;usage;active;senderCheck;spamMode;spamThreshold;retentionDays;aliases
                a;5 GiB;512M;no;yes;move;6,5;60;b@x.example, c@x.example
                """);

        assertThat(account.quota()).isEqualTo(new QuotaLimit.Bytes(5L << 30));
        assertThat(account.usageBytes()).isEqualTo(512L << 20);
        assertThat(account.active()).isFalse();
        assertThat(account.spam()).satisfies(spam -> {
            assertThat(spam.mode()).isEqualTo(SpamMode.MOVE);
            assertThat(spam.threshold()).isEqualByComparingTo("6.5");
        });
        assertThat(account.addresses())
                .extracting(own -> own.address().toString())
                .containsExactly("b@x.example", "c@x.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void the_separator_is_found_by_itself(String separator) throws IOException {
        SourceAccount account =
                only(String.join(separator, "login", "name") + "\n" + String.join(separator, "a", "Anna"));

        assertThat(account.displayName()).isEqualTo("Anna");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
        SourceReading reading = read("\uFEFFlogin,name\na,Jürgen\n".getBytes(StandardCharsets.UTF_8));

        assertThat(reading.accounts().get(0).displayName()).isEqualTo("Jürgen");
        assertThat(reading.notes()).anyMatch(note -> note.contains("UTF-8 with BOM"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-8"})
    void latin1_is_told_from_utf_8_and_reported(String charset) throws IOException {
        SourceReading reading = read("login;name\na;Grüße\n".getBytes(Charset.forName(charset)));

        assertThat(reading.accounts().get(0).displayName()).isEqualTo("Grüße");
        assertThat(reading.notes()).anyMatch(note -> note.contains(charset.equals("UTF-8") ? "UTF-8," : "latin1,"));
    }

    @Test
    void windows_1252_and_utf_16_are_read_too() throws IOException {
        assertThat(read("login;name\na;„Büro“\n".getBytes(Charset.forName("windows-1252")))
                        .accounts()
                        .get(0)
                        .displayName())
                .isEqualTo("„Büro“");
        assertThat(read("\uFEFFlogin\tname\na\tБюро\n".getBytes(StandardCharsets.UTF_16LE))
                        .accounts()
                        .get(0)
                        .displayName())
                .isEqualTo("Бюро");
    }

    @Test
    void quoted_cells_hold_separators_quotes_and_line_breaks() throws IOException {
        SourceReading reading = read("login,name,replyText\r\na,\"Meier, \"\"Max\"\"\",\"eins\nzwei\"\r\nb,B,\r\n");

        assertThat(reading.accounts().get(0).displayName()).isEqualTo("Meier, \"Max\"");
        assertThat(reading.accounts().get(0).autoresponder())
                .extracting(reply -> reply.text())
                .isEqualTo("eins\nzwei");
        assertThat(reading.accounts().get(1).place()).isEqualTo("accounts.csv:4");
    }

    @Test
    void blank_lines_are_skipped_and_do_not_move_the_line_numbers() throws IOException {
        SourceReading reading = read("\nlogin,name\n\na,A\n,\nb,B\n");

        assertThat(reading.accounts())
                .extracting(SourceAccount::place)
                .containsExactly("accounts.csv:4", "accounts.csv:6");
    }

    @Test
    void rows_with_too_few_or_too_many_cells_are_bad_and_the_others_go_on() throws IOException {
        SourceReading reading = read("login,name,wave\na,A\nb,B,1\nc,C,1,surplus\nd,D,1,,\n");

        assertThat(reading.accounts()).extracting(SourceAccount::login).containsExactly("b", "d");
        assertThat(reading.badRows())
                .extracting(problem -> problem.toString())
                .containsExactly(
                        "accounts.csv:2: the row has 2 cells, the header has 3 columns",
                        "accounts.csv:4: the row has 4 cells, the header has 3 columns");
    }

    @Test
    void a_login_is_kept_byte_for_byte() throws IOException {
        assertThat(only("login,name\n\" Domain.de3 \", Anna \n")).satisfies(account -> {
            assertThat(account.login()).isEqualTo(" Domain.de3 ");
            assertThat(account.displayName()).isEqualTo("Anna");
        });
    }

    @Test
    void columns_that_no_field_takes_are_kept_and_counted() throws IOException {
        SourceReading reading = read("login,Telefon,\na,0355,x\nb,,\n");

        assertThat(reading.accounts().get(0).extra()).isEqualTo(Map.of("Telefon", "0355", "column 3", "x"));
        assertThat(reading.accounts().get(1).extra()).isEmpty();
        assertThat(reading.notes()).anyMatch(note -> note.contains("Telefon (1)"));
    }

    @Test
    void columns_that_are_passwords_by_their_name_are_counted_and_not_kept() throws IOException {
        SourceReading reading = read("login,Kennwort alt,apiKey\na,geheim-1,geheim-2\n");

        assertThat(reading.accounts().get(0).extra())
                .isEqualTo(Map.of("Kennwort alt", "[redacted]", "apiKey", "[redacted]"));
    }

    @Test
    void a_cell_that_cannot_be_read_names_its_place_and_value() throws IOException {
        SourceReading reading = read("login,quota\na,viel\nb,1GiB\nc,-5\n");

        assertThat(reading.accounts()).extracting(SourceAccount::login).containsExactly("b");
        assertThat(reading.badRows())
                .extracting(problem -> problem.toString())
                .containsExactly(
                        "accounts.csv:2: quota: \"viel\" is not a size", "accounts.csv:4: quota: \"-5\" is not a size");
    }

    @Test
    void rows_that_share_a_login_are_bad_and_the_others_go_on() throws IOException {
        SourceReading reading = read("login,name\na,A\nb,B\na,C\n");

        assertThat(reading.accounts()).extracting(SourceAccount::login).containsExactly("b");
        assertThat(reading.badRows())
                .extracting(problem -> problem.toString())
                .containsExactly(
                        "accounts.csv:2, accounts.csv:4: the login a stands there 2 times. Nobody can say which"
                                + " is right, so none of them is used: leave one in the source");
    }

    @Test
    void logins_that_differ_in_case_only_are_two_accounts() throws IOException {
        assertThat(read("login\na\nA\n").accounts()).hasSize(2);
    }

    @Test
    void a_missing_login_column_is_refused_with_the_columns_found() {
        assertThatThrownBy(() -> read("Benutzer;Name\na;A\n"))
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED))
                .hasMessageContaining("accounts.csv:1")
                .hasMessageContaining("columns found: Benutzer, Name");
    }

    @Test
    void a_column_that_stands_there_twice_is_refused() {
        assertThatThrownBy(() -> read("login,Name,name\na,A,B\n")).hasMessageContaining("stand there twice: name");
    }

    @Test
    void an_open_quotation_mark_is_refused_without_showing_cells() {
        assertThatThrownBy(() -> read("login,password\na,\"geheim-1\nb,geheim-2\n"))
                .isInstanceOf(StopException.class)
                .hasMessageContaining("a quotation mark may be missing")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void bad_rows_never_show_passwords() throws IOException {
        SourceReading reading = read("login,password,quota\na,geheim,viel\nb,geheim\n");

        assertThat(reading.badRows()).hasSize(2);
        assertThat(reading.toString()).doesNotContain("geheim");
    }

    @Test
    void empty_files_and_missing_files_are_refused() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> new CsvAccountSource(Templates.source("generic-csv"), folder.resolve("no.csv")).read())
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED))
                .hasMessageContaining("no.csv: there is no such file or folder");
    }

    @Test
    void a_folder_is_read_file_by_file_in_the_order_of_names() throws IOException {
        Files.writeString(folder.resolve("2.csv"), "login;wave\nb;2\n");
        Files.writeString(folder.resolve("1.tsv"), "login\twave\na\t1\n");
        Files.writeString(folder.resolve("notes.txt"), "no table");

        SourceReading reading = new CsvAccountSource(Templates.source("generic-csv"), folder).read();

        assertThat(reading.accounts()).extracting(SourceAccount::place).containsExactly("1.tsv:2", "2.csv:2");
    }

    @Test
    void a_folder_without_tables_is_refused() {
        assertThatThrownBy(() -> new CsvAccountSource(Templates.source("generic-csv"), folder).read())
                .hasMessageContaining("no *.csv and no *.tsv");
    }

    private SourceAccount only(String text) throws IOException {
        SourceReading reading = read(text);
        assertThat(reading.badRows()).isEmpty();
        assertThat(reading.accounts()).hasSize(1);
        return reading.accounts().get(0);
    }

    private SourceReading read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private SourceReading read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("accounts.csv"), bytes);
        return new CsvAccountSource(Templates.source("generic-csv"), file).read();
    }
}
