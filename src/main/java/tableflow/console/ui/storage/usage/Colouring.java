package tableflow.console.ui.storage.usage;

/// What a tile's colour tells.
enum Colouring {
    /// What most of its bytes are.
    KIND,
    /// The storage class of most of its bytes.
    CLASS,
    /// When its newest object was written.
    AGE
}
