# frozen_string_literal: true

require 'cool.io'

module LegacyLog
  module Forward
    # Wakes the thread of the sockets: only it may write to them.
    class AcksWatcher < Coolio::AsyncWatcher
      def initialize(&release)
        super()
        @release = release
      end

      def on_signal
        @release.call
      end
    end
  end
end
