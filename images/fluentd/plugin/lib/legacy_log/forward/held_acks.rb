# frozen_string_literal: true

module LegacyLog
  module Forward
    # Acknowledgements that wait until what they speak of survives a loss of the machine. What comes in within a few
    # milliseconds, and while the disk is at work for the former ones, is synced once for all.
    class HeldAcks
      # `sync` returns when everything is on the disk that was stored before it was called, or raises. `ready` is called
      # when there is something to release; `failed` with the error of a sync. Both in this thread of its own.
      def initialize(delay:, sync:, ready:, failed:)
        @delay = delay
        @sync = sync
        @ready = ready
        @failed = failed
        @held = Queue.new
        @released = Queue.new
      end

      def hold(session, chunk)
        @held << [session, chunk]
      end

      def stop
        @held.close
      end

      # Until `stop`. An acknowledgement whose sync failed is never given: the sender sends again, and what was stored
      # nevertheless is a repeat then.
      def run
        while (first = @held.pop)
          sleep @delay
          settle([first, *all(@held)])
        end
      end

      # What may be answered now, in the thread that may write to sockets.
      def release
        all(@released).each { |session, chunk| yield session, chunk }
      end

      private

      def settle(batch)
        @sync.call
        batch.each { |it| @released << it }
        @ready.call
      rescue StandardError => e
        @failed.call(e)
      end

      def all(queue) = Array.new(queue.size) { queue.pop(true) }
    end
  end
end
