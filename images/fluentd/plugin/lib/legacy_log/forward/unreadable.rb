# frozen_string_literal: true

module LegacyLog
  module Forward
    # What a sender sent can't be taken, and nothing of it is stored or acknowledged: the connection ends, with these
    # words in the log. `kind` tells apart what is said once a minute.
    class Unreadable < StandardError
      attr_reader :kind

      def initialize(kind, words)
        @kind = kind
        super(words)
      end
    end
  end
end
