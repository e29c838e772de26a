package tableflow.console.ui.topics;

import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.access.TopicRoles;
import tableflow.console.service.topics.compare.Comparing;
import tableflow.console.service.topics.figures.TableWatcher;
import tableflow.console.service.topics.timeline.TableHistory;

/// What the pane works with.
///
/// @param topics of the profile that the session works with
/// @param tables knows how far tables are
/// @param history knows the past of tables
/// @param roles finds roles that reach a topic
/// @param compare compares topics
public record TopicServices(
        Topics topics, TableWatcher tables, TableHistory history, TopicRoles roles, Compare compare) {

    /// What comparing topics needs.
    ///
    /// @param others the profiles that a topic may be compared with
    public record Compare(Comparing comparing, OtherProfiles<Topics> others) {}
}
