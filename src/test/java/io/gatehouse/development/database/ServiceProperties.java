package io.gatehouse.development.database;

import java.util.List;

/** What connects the service to a database, each as {@code name=value}: as the owner to migrate, else as the application. */
final class ServiceProperties {

    private ServiceProperties() {}

    static List<String> of(String jdbcUrl, DatabaseRole owner, DatabaseRole application) {
        return List.of(
                "spring.datasource.url=" + jdbcUrl,
                "spring.datasource.username=" + application.user(),
                "spring.datasource.password=" + application.password(),
                "spring.flyway.url=" + jdbcUrl,
                "spring.flyway.user=" + owner.user(),
                "spring.flyway.password=" + owner.password());
    }
}
