package io.gatehouse.development.iam;

/** The two services behind the one address, told apart by the API version in the request. */
enum AwsService {
    IAM("2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
    STS("2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

    private final String version;
    private final String namespace;

    AwsService(String version, String namespace) {
        this.version = version;
        this.namespace = namespace;
    }

    String version() {
        return version;
    }

    String namespace() {
        return namespace;
    }

    static AwsService ofVersion(String version) {
        return STS.version.equals(version) ? STS : IAM;
    }
}
