package tableflow.console.domain.aws;

/// What a bucket refuses to have opened to the public.
public record PublicAccessBlock(
        boolean blocksAcls, boolean ignoresAcls, boolean blocksPolicy, boolean restrictsBuckets) {

    /// What a bucket without such a setting has.
    public static final PublicAccessBlock NONE = new PublicAccessBlock(false, false, false, false);

    public boolean complete() {
        return blocksAcls && ignoresAcls && blocksPolicy && restrictsBuckets;
    }
}
