package tableflow.console.sandbox.iam;

/// The fixed facts of the sandbox's part of AWS.
public final class World {
    /// The customer's account: roles, buckets, the catalog.
    public static final String CUSTOMER = "123456789012";
    /// Confluent's account: the principals by which Tableflow reaches customers.
    public static final String CONFLUENT = "197857026523";
    public static final String REGION = "us-east-1";

    static final String ORGANIZATION = "o-sandbox00";

    /// Where Confluent calls from; an address that is reserved for examples.
    static final String CONFLUENT_ADDRESS = "198.51.100.17";

    private World() {}

    static boolean known(String account) {
        return account.equals(CUSTOMER) || account.equals(CONFLUENT);
    }
}
