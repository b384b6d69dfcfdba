# frozen_string_literal: true

module LegacyLog
  module Forward
    # Connections that have not ended the handshake of TLS. Fluentd tells nobody of them and waits for ever, so they are
    # counted and timed here.
    class Handshakes
      SECONDS = 10

      def initialize(limit)
        @limit = limit
        @since = {}
      end

      # Which of those that are open now have to go: those that take too long, and the oldest of too many.
      def overdue(open, now)
        @since = open.to_h { |connection| [connection, @since.fetch(connection, now)] }
        oldest = @since.sort_by(&:last)
        late = oldest.take_while { |_, since| now - since >= SECONDS }
        [late, oldest.take([oldest.size - @limit, 0].max)].max_by(&:size).map(&:first)
      end
    end
  end
end
