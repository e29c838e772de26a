package tableflow.console.ui.doctor.review;

import java.util.List;
import java.util.function.Consumer;
import tableflow.console.domain.Progress;
import tableflow.console.domain.profile.Profile;
import tableflow.console.domain.review.Review;
import tableflow.console.domain.review.ReviewSettings;
import tableflow.console.domain.review.Rule;
import tableflow.console.service.report.ReportFormat;

/// What the tab needs of the outside, for one profile. What blocks says so and runs in jobs.
public interface ReviewServices {

    /// The profile as it is now.
    Profile profile();

    /// All rules, in the order in which they are shown.
    List<Rule> rules();

    /// See [tableflow.console.service.review.Reviewer#review]. Blocking.
    Review review(ReviewSettings settings, Progress progress, Consumer<Review> soFar);

    /// What was chosen about rules. Blocking.
    ReviewSettings settings();

    /// Keeps what was chosen about rules. Blocking.
    void keep(ReviewSettings settings);

    /// A review as a report, without secrets. Blocking for thousands of things.
    String report(Review review, ReportFormat format);
}
