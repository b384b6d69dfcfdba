# frozen_string_literal: true

require 'fluent/env'
require 'legacy_log/committer'
require 'legacy_log/journal'
require 'legacy_log/retry'
require 'legacy_log/zone'
require 'legacy_log/files'
require_relative 'folder'

# Chunks of plain lines, committed without Fluentd. Each `committer` is another process that finds what the last left.
module Committing
  include InFolder

  Settings = Struct.new(:path, :file)
  # 2026-09-21 23:13:20 in +09:00
  AT = 1_790_000_000

  def teardown
    LegacyLog::Crash.arm('')
    super
  end

  def append(file = 'access_log') = files_of(LegacyLog::Files::Append, file)

  def whole(file = 'access_log') = files_of(LegacyLog::Files::Whole, file)

  def files_of(kind, file) = kind.new(Settings.new(path('log'), file), LegacyLog::Zone.new('+09:00'))

  # `buffer` is what lies in the buffer: chunk → what fills a batch with it.
  def committer(buffer = {})
    @journal = LegacyLog::Journal.new(path('state'), id_horizon: 1000, log: @log).open
    @done = []
    LegacyLog::Committer.new(@journal, cuts: path('quarantine'), log: @log,
                                       find: ->(chunk) { buffer[chunk] }, done: ->(batch) { @done << batch.counts[:WrittenLines] })
  end

  def lines(files, *lines, at: AT) = ->(batch, _) { lines.each { |line| batch.line(files, at, line) } }

  # Runs the block in a process that is killed at the point.
  def killed(at)
    pid = fork do
      LegacyLog::Crash.arm(at)
      yield
    ensure
      exit!(0)
    end
    status = Process.wait2(pid).last
    assert_equal(9, status.termsig, "it passed #{at}")
  end
end
