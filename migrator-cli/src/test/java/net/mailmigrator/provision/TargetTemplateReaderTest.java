package net.mailmigrator.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.template.TemplateCatalog;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TargetTemplateReaderTest {
    @TempDir
    Path folder;

    @Test
    void the_template_of_the_distribution_is_valid_and_whole() {
        TargetTemplate template = Targets.dovecotFiles();

        assertThat(template.name()).isEqualTo("dovecot-files");
        assertThat(template.carries()).containsExactlyInAnyOrder("login", "active", "password", "quota");
        assertThat(template.passwords().accepts("SHA512-CRYPT")).isTrue();
        assertThat(template.passwords().accepts("SHA512-CRYPT.B64")).isTrue();
        assertThat(template.passwords().accepts("SHA512-CRYPT.ROT13")).isFalse();
        assertThat(template.passwords().accepts("PLAIN")).isFalse();
        assertThat(template.file().name()).isEqualTo("passwd");
    }

    @Test
    void the_template_of_the_distribution_says_how_users_are_warned_above_eighty_per_cent() throws IOException {
        assertThat(Files.readString(Targets.dovecotFilesPath()))
                .contains("quota_warning = storage=80%% quota-warning 80 %u", "\"doveadm expunge\" from cron");
    }

    @Test
    void the_catalogue_lists_finds_and_checks_it() {
        TemplateCatalog catalog =
                new TemplateCatalog(Path.of(Objects.requireNonNull(System.getProperty("migrator.home"))));

        assertThat(catalog.names(TemplateCatalog.Kind.TARGETS)).containsExactly("dovecot-files");
        assertThat(catalog.find(TemplateCatalog.Kind.TARGETS, "dovecot-files", folder))
                .isEqualTo(Targets.dovecotFilesPath());
        assertThat(catalog.find(
                        TemplateCatalog.Kind.TARGETS,
                        Objects.requireNonNull(Targets.dovecotFilesPath().getParent())
                                .toString(),
                        folder))
                .isEqualTo(Targets.dovecotFilesPath());
        assertThat(catalog.description(Targets.dovecotFilesPath())).startsWith("A passwd-file for Dovecot");
        assertThatCode(() -> catalog.check(Targets.dovecotFilesPath())).doesNotThrowAnyException();
    }

    @Test
    void every_mistake_is_named_with_its_key() throws IOException {
        String text = Files.readString(Targets.dovecotFilesPath())
                .replace("loginStrategy: AS_IS", "loginStrategy: BY_HEART")
                .replace("  name: passwd\n", "  name: ../passwd\n  colour: red\n");
        Path broken = Files.writeString(folder.resolve("target.yaml"), text);

        assertThatThrownBy(() -> TargetTemplateReader.read(broken))
                .isInstanceOfSatisfying(
                        StopException.class, stop -> assertThat(stop.status()).isEqualTo(ExitStatus.REJECTED))
                .hasMessageMatching("(?s).*target.yaml:\\d+: loginStrategy: .*")
                .hasMessageMatching("(?s).*target.yaml:\\d+: file.name: .*")
                .hasMessageMatching("(?s).*target.yaml:\\d+: file.colour: .*");
    }

    @Test
    void a_template_that_is_no_yaml_is_refused() throws IOException {
        Path broken = Files.writeString(folder.resolve("target.yaml"), "name: [");

        assertThatThrownBy(() -> TargetTemplateReader.read(broken))
                .isInstanceOf(StopException.class)
                .hasMessageContaining(broken + ":1: no YAML");
    }
}
