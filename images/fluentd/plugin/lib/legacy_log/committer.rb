# frozen_string_literal: true

require_relative 'abandoned'
require_relative 'batch'
require_relative 'commit'
require_relative 'moves'

module LegacyLog
  # Chunk by chunk, and each of them once: files written and synced, then one entry of the journal, then renames.
  class Committer
    # `find` gives, for the id of a chunk, what fills a batch with it, or nil if there is no such chunk any more. `done` is told of
    # each batch that is committed.
    def initialize(journal, cuts:, log:, find:, done:)
      @journal = journal
      @cuts = cuts
      @log = log
      @find = find
      @done = done
      @moves = Moves.new(journal, log)
      @lock = Monitor.new
    end

    def synchronize(&block) = @lock.synchronize(&block)

    # Yields a batch and the pass of ids, to be filled, unless the chunk was committed before.
    def run(chunk_id, &fill)
      synchronize do
        @moves.finish
        next if @journal.state.committed?(chunk_id)

        finish_other(chunk_id)
        write(chunk_id, fill)
      end
    end

    private

    def write(chunk_id, fill)
      batch = Batch.new(@journal.state.latest)
      pass = @journal.state.ids.pass
      fill.call(batch, pass)
      commit = begin_commit(chunk_id)
      batch.store(commit)
      commit.cut_strays
      Crash.point('written')
      @journal.note(commit.entry.merge(pass.delta, batch.delta))
      Crash.point('journalled')
      @done.call(batch)
      finish
    end

    # No need to sync: after a loss of the machine nobody has read what would be continued.
    def begin_commit(chunk_id)
      commit = Commit.new(chunk_id, @journal, cuts: @cuts, log: @log)
      @journal.note({ 'begin' => chunk_id }, sync: false) unless commit.replay?
      commit
    end

    def finish
      @moves.finish
      Crash.point('renamed')
      @journal.compact
    end

    # The chunk whose bytes may stand in files goes first: its bytes are there for readers already.
    def finish_other(chunk_id)
      other = @journal.state.in_flight
      return if other.nil? || other == chunk_id

      fill = @find.call(other)
      return write(other, fill) if fill

      Abandoned.new(@journal, other, cuts: @cuts, log: @log).settle
    end
  end
end
