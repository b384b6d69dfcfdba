# frozen_string_literal: true

require_relative 'adopt'
require_relative 'broken_chunk'
require_relative 'committer'
require_relative 'journal'
require_relative 'lock'
require_relative 'parts'
require_relative 'refusal_notices'
require_relative 'retry'
require_relative 'sorter'

module LegacyLog
  # From chunks of the buffer to committed files, for the output that owns it.
  class Writer
    def initialize(output, streams, quarantine)
      @output = output
      @streams = streams
      @quarantine = quarantine
      @log = output.log
      @lock = Lock.new(output.state_path, @log)
      @notices = RefusalNotices.new(@log)
      @adopt = Adopt.new(output.adopt_path, streams, quarantine) if output.adopt_path
    end

    def open
      @lock.acquire
      @journal = Journal.new(@output.state_path, id_horizon: @output.id_horizon, log: @log, former: @lock.former?).open
      @committer = Committer.new(@journal, cuts: @output.quarantine_path, log: @log,
                                            find: method(:find), done: method(:done))
    end

    def close
      return unless @journal

      @notices.tell(Time.now, all: true)
      @journal.close
      @lock.release
    end

    def write(chunk)
      adopt!
      id = hex(chunk)
      Retry.on_failure("chunk #{id} is not written, and is tried again") { run(parts(id, chunk.read, chunk.created_at.to_i)) }
    end

    # What earlier releases left, and what Fluentd put aside. If there is no room for it now, it is tried again before
    # each chunk.
    def adopt
      adopt!
    rescue Retry => e
      @log.warn 'what lies in other buffers waits', error: e.message
    end

    private

    def adopt!
      return if @adopted

      Retry.on_failure('what lies in other buffers is not written yet') do
        others.each do |chunk, parts|
          run(parts.call)
          @log.info 'took over a chunk', path: chunk.path
          chunk.remove
        end
      end
      @adopted = true
    end

    def run(parts) = parts.each { |name, fill| @committer.run(name, &fill) }

    # Chunks that are not Fluentd's to give us, and what their parts come to.
    def others
      old = @adopt ? @adopt.chunks.map { |chunk| [chunk, -> { { chunk.id => ->(batch, _) { @adopt.fill(chunk, batch) } } }] } : []
      old + BrokenChunk.all(@output.system_config.root_dir, @output.plugin_id).map { |chunk| [chunk, -> { parts(chunk.id, chunk.bytes, chunk.made_at) }] }
    end

    def done(batch)
      batch.counts.each { |name, count| @output.counts.add(name, count) }
      @notices.add(batch.refusals, Time.now)
    end

    def parts(id, bytes, at)
      Parts.of(id, bytes).transform_values do |packets|
        ->(batch, pass) { Sorter.new(@streams, @quarantine, batch, pass, @log).take(packets, at) }
      end
    end

    # A chunk that was being written, when the process ended or when something else had to be written before it is
    # tried again. In the second case Fluentd may hold it in its hand already.
    def find(name)
      id = Parts.chunk_of(name)
      buffer = @output.buffer
      chunk = buffer.synchronize { buffer.queue + buffer.dequeued.values }.find { |one| hex(one) == id }
      return parts(id, chunk.read, chunk.created_at.to_i)[name] if chunk

      others.find { |one, _| one.id == id }&.last&.call&.fetch(name, nil)
    end

    def hex(chunk) = Fluent::UniqueId.hex(chunk.unique_id)
  end
end
