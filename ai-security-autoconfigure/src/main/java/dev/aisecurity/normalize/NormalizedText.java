package dev.aisecurity.normalize;

import java.util.ArrayList;
import java.util.List;

import dev.aisecurity.interaction.Segment;
import org.jspecify.annotations.Nullable;

/**
 * A segment and the views of it that detectors look at. Immutable. The first view is the
 * raw text, the second its canonical form; views of hidden channels follow.
 *
 * @param segment the segment
 * @param views the views, raw and canonical first
 * @param anomalies what is unusual about the form of the text, each kind at most once
 */
public record NormalizedText(Segment segment, List<TextView> views, List<Anomaly> anomalies) {

	public NormalizedText {
		views = List.copyOf(views);
		anomalies = List.copyOf(anomalies);
		if (views.size() < 2) {
			throw new IllegalArgumentException("A normalized text has a raw and a canonical view");
		}
	}

	/**
	 * Returns the text as it came.
	 * @return the raw view
	 */
	public TextView raw() {
		return this.views.get(0);
	}

	/**
	 * Returns the canonical form.
	 * @return the canonical view
	 */
	public TextView canonical() {
		return this.views.get(1);
	}

	/**
	 * Returns the anomaly of a kind.
	 * @param kind the kind
	 * @return the anomaly, or {@code null} if the text does not have it
	 */
	public @Nullable Anomaly anomaly(Anomaly.Kind kind) {
		for (Anomaly anomaly : this.anomalies) {
			if (anomaly.kind() == kind) {
				return anomaly;
			}
		}
		return null;
	}

	@Override
	public String toString() {
		return "NormalizedText[" + this.segment + ", " + this.views + ", " + this.anomalies + "]";
	}

	/**
	 * A normalized text in the making, handed from transformation to transformation. Used
	 * by one thread.
	 */
	public static final class Draft {

		private final Segment segment;

		private final List<TextView> derived = new ArrayList<>(2);

		private @Nullable List<Anomaly> anomalies;

		private TextView canonical;

		private int profile = -1;

		/**
		 * Starts with the raw text as its own canonical form.
		 * @param segment the segment
		 */
		public Draft(Segment segment) {
			this.segment = segment;
			this.canonical = TextView.aligned(TextView.CANONICAL, segment.text());
		}

		/**
		 * Returns the raw text.
		 * @return the text of the segment
		 */
		public String raw() {
			return this.segment.text();
		}

		/**
		 * Returns the segment.
		 * @return the segment
		 */
		public Segment segment() {
			return this.segment;
		}

		/**
		 * Returns the canonical form as far as it has come.
		 * @return the canonical view
		 */
		public TextView canonical() {
			return this.canonical;
		}

		/**
		 * Replaces the canonical form.
		 * @param view the new canonical view
		 */
		public void canonical(TextView view) {
			this.canonical = view;
		}

		/**
		 * Adds a view beside the canonical one.
		 * @param view the view
		 */
		public void add(TextView view) {
			this.derived.add(view);
		}

		/**
		 * Records an anomaly, joined with one of the same kind if there is one.
		 * @param kind what it is
		 * @param start where it starts in the raw text
		 * @param end where it ends in the raw text, exclusive
		 */
		public void anomaly(Anomaly.Kind kind, int start, int end) {
			anomaly(kind, start, end, Math.max(1, end - start));
		}

		/**
		 * Records an anomaly, joined with one of the same kind if there is one.
		 * @param kind what it is
		 * @param start where it starts in the raw text
		 * @param end where it ends in the raw text, exclusive
		 * @param count how often it occurs there, at least 1
		 */
		public void anomaly(Anomaly.Kind kind, int start, int end, int count) {
			List<Anomaly> known = this.anomalies;
			if (known == null) {
				known = new ArrayList<>(2);
				this.anomalies = known;
			}
			for (int i = 0; i < known.size(); i++) {
				Anomaly other = known.get(i);
				if (other.kind() == kind) {
					known.set(i, new Anomaly(kind, Math.min(start, other.start()), Math.max(end, other.end()),
							other.count() + count));
					return;
				}
			}
			known.add(new Anomaly(kind, start, end, count));
		}

		int profile() {
			if (this.profile < 0) {
				this.profile = TextProfile.of(raw());
			}
			return this.profile;
		}

		/**
		 * Returns what the transformations made.
		 * @return the normalized text
		 */
		public NormalizedText finish() {
			TextView raw = TextView.aligned(TextView.RAW, this.segment.text());
			List<TextView> views;
			if (this.derived.isEmpty()) {
				views = List.of(raw, this.canonical);
			}
			else {
				views = new ArrayList<>(this.derived.size() + 2);
				views.add(raw);
				views.add(this.canonical);
				views.addAll(this.derived);
			}
			return new NormalizedText(this.segment, views, (this.anomalies != null) ? this.anomalies : List.of());
		}

	}

}
