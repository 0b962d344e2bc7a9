package io.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be recorded is known by its type; here, that all that is known is recorded, and documented. */
class AuditActionTests {

    private static final JavaClass ACTIONS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gatehouse")
            .get(AuditAction.class);

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void isRecordedSomewhere(AuditAction action) {
        assertThat(ACTIONS.getField(action.name()).getAccessesToSelf())
                .as("code outside of the enum that names %s", action)
                .anyMatch(access -> !access.getOriginOwner().equals(ACTIONS));
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void isOneOfLowerCaseWords(AuditAction action) {
        assertThat(action.text()).matches("[a-z]+([.-][a-z]+)*").hasSizeLessThanOrEqualTo(80);
        assertThat(AuditAction.of(action.text())).contains(action);
    }

    @Test
    void namesEachActionOnce() {
        assertThat(Arrays.stream(AuditAction.values()).map(AuditAction::text)).doesNotHaveDuplicates();
        assertThat(AuditAction.of("test.tried")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void isInTheDescription(AuditAction action) throws IOException {
        assertThat(Files.readString(Path.of("openapi/gatehouse-v1.yaml"))).contains("- " + action.text() + "\n");
    }
}
