package io.gatehouse.enforcement;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Puts off the scheduled checks of what earlier tests left, which would meet the faults that a test plans for itself. */
final class EarlierChecks implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        SpringExtension.getApplicationContext(context)
                .getBean(JdbcClient.class)
                .sql("update drift_check set next_check_at = now() + interval '1 day'")
                .update();
    }
}
