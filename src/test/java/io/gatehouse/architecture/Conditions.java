package io.gatehouse.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.gatehouse.security.RequiresScope;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** Conditions that ArchUnit has not. */
final class Conditions {

    static final ArchCondition<JavaClass> RESIDE_IN_A_NULL_MARKED_PACKAGE =
            condition("reside in a @NullMarked package", it -> it.getPackage().isAnnotatedWith(NullMarked.class));

    static final ArchCondition<JavaMethod> REQUIRE_A_SCOPE_UNDER_THE_API = condition(
            "require a scope under /api",
            it -> paths(it).noneMatch(path -> path.startsWith("/api"))
                    || it.isAnnotatedWith(RequiresScope.class)
                    || it.getOwner().isAnnotatedWith(RequiresScope.class));

    /** What try-with-resources and finally catch is not written in the source, and is a {@code Throwable}. */
    static final ArchCondition<JavaCodeUnit> CATCH_EXCEPTION = condition(
            "catch Exception",
            it -> it.getTryCatchBlocks().stream()
                    .flatMap(block -> block.getCaughtThrowables().stream())
                    .anyMatch(caught -> caught.isEquivalentTo(Exception.class)));

    private Conditions() {}

    static <T> DescribedPredicate<T> where(String description, Predicate<? super T> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static Stream<String> paths(JavaMethod handler) {
        RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(handler.reflect(), RequestMapping.class);
        RequestMapping common =
                AnnotatedElementUtils.findMergedAnnotation(handler.getOwner().reflect(), RequestMapping.class);
        return prefixes(common).flatMap(prefix -> prefixes(own).map(path -> prefix + path));
    }

    private static Stream<String> prefixes(RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? Stream.of("") : Arrays.stream(mapping.path());
    }

    private static <T extends HasDescription> ArchCondition<T> condition(String description, Predicate<T> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                String message = item.getDescription() + (holds.test(item) ? " does " : " does not ") + description;
                events.add(new SimpleConditionEvent(item, holds.test(item), message));
            }
        };
    }
}
