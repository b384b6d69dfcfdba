# frozen_string_literal: true

require 'legacy_log/batch'
require 'legacy_log/committer'
require 'legacy_log/files'
require 'legacy_log/journal'
require 'legacy_log/zone'

# Writes chunks to a rotated file, in this process or in one that is killed on the way. A chunk is a list of pairs of
# seconds and a line; chunks that were committed before are passed over, as Fluentd does not give them again.
class RotationRun
  Settings = Struct.new(:path, :file, :write, :every, :size, :dateext, :compress, :delaycompress, :rotate, :late, keyword_init: true)

  # What it logs.
  class Log
    attr_reader :said

    def initialize = @said = []

    %i[info warn error].each { |level| define_method(level) { |words, **more| @said << "#{words} #{more}" } }
  end

  DEFAULTS = { file: 'access_log', write: 'rotate', every: nil, size: nil, dateext: false, compress: false, delaycompress: false,
               rotate: 0, late: :current }.freeze

  attr_reader :log

  def initialize(root, settings, zone: '+09:00')
    @root = root
    @log = Log.new
    @settings = Settings.new(**DEFAULTS, path: File.join(root, 'access'), **settings)
    @zone = LegacyLog::Zone.new(zone)
  end

  # With `retry_on` a chunk is tried again for such an error, and what is given is called after each attempt. The journal is
  # written anew behind each chunk then.
  def write(chunks, retry_on: nil)
    files = LegacyLog::Files.make(@settings, @zone)
    journal = LegacyLog::Journal.new(File.join(@root, 'state'), id_horizon: 1000, log: @log).open
    filling = ->(id) { chunks[id.to_i(16)] && ->(batch, _) { chunks[id.to_i(16)].each { |seconds, line| batch.line(files, seconds, line) } } }
    committer = LegacyLog::Committer.new(journal, cuts: File.join(@root, 'cuts'), log: @log, find: filling, done: ->(_) {})
    chunks.each_index do |n|
      journal.instance_variable_set(:@due, 0) if retry_on
      committer.run(format('%08x', n), &filling.call(format('%08x', n)))
      yield if block_given?
    rescue *retry_on
      yield
      (tries = (tries || 0) + 1) < 10 ? retry : raise
    end
    settle(files) if files.instance_variable_get(:@tidy)
    journal.close
    self
  end

  # In a process of its own that is killed when it passes `point` for the nth time. Whether it came to its end.
  def write_killed(chunks, point, nth)
    pid = fork do
      LegacyLog::Crash.instance_variable_set(:@name, point)
      LegacyLog::Crash.instance_variable_set(:@left, nth)
      write(chunks)
      exit!(0)
    rescue Exception => e
      warn e.full_message
      exit!(1)
    end
    status = Process.wait2(pid)[1]
    raise "it failed at #{point}" if status.exitstatus == 1

    status.success?
  end

  private

  # What is done beside the writing is waited for.
  def settle(files)
    tidy = files.instance_variable_get(:@tidy)
    tidy.start(@log)
    tidy.wait
  end
end
