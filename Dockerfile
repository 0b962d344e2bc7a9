# docker build --build-arg REVISION="$(git rev-parse HEAD)" -t gatehouse .
ARG JDK=eclipse-temurin:25.0.3_9-jdk-noble
ARG JRE=eclipse-temurin:25.0.3_9-jre-noble

FROM ${JDK} AS build
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
RUN ./mvnw -B -ntp dependency:go-offline
COPY openapi openapi
COPY src src
RUN ./mvnw -B -ntp -Dmaven.test.skip=true -Dcodegen.skip=true package
RUN java -Djarmode=tools -jar target/gatehouse-*.jar extract --layers --destination layers --application-filename gatehouse.jar

FROM ${JRE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Gatehouse" \
    org.opencontainers.image.description="Restricted IAM policies for Amazon Connect associations: generated, approved, applied, audited" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.revision="${REVISION}"
WORKDIR /opt/gatehouse
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
# On the very JVM and the very files that will run.
COPY src/main/docker/train /usr/local/bin/train
RUN train .
USER 10001:10001
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["env", "-u", "JAVA_TOOL_OPTIONS", "java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "gatehouse.jar", "io.gatehouse.ContainerHealth"]
ENTRYPOINT ["java", "-XX:AOTCache=gatehouse.aot", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-jar", "gatehouse.jar"]
