# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/lock'
require 'support/folder'

class LockTest < Test::Unit::TestCase
  include InFolder

  # A process that owns the folder until it is told to end.
  def owner(ending)
    ready, told = IO.pipe
    pid = fork do
      LegacyLog::Lock.new(path('state'), RecordedLog.new).acquire
      told.write('x')
      sleep
    end
    ready.read(1)
    yield
    Process.kill(ending, pid)
    Process.wait(pid)
  end

  %i[TERM KILL].each do |ending|
    test("the second owner waits for the end of the first by #{ending}, says for whom, and goes on") do
      waiting = nil
      said = Queue.new
      @log.define_singleton_method(:warn) { |text, **details| said << [text, details] }
      owner(ending) do
        waiting = Thread.new { LegacyLog::Lock.new(path('state'), @log).acquire }
        text, details = said.pop
        assert_equal('waiting: another process still owns the state folder', text)
        assert_match(/\Aprocess \d+ on .+ since .+ UTC\z/, details[:owner])
        assert_equal(true, waiting.alive?)
      end
      waiting.value.release
    end
  end

  test('a second owner that is stopped while it waits ends at once') do
    owner(:KILL) do
      waits, told = IO.pipe
      @log.define_singleton_method(:warn) { |*, **| told.write('x') }
      pid = fork { LegacyLog::Lock.new(path('state'), @log).acquire }
      waits.read(1)
      Process.kill(:TERM, pid)
      assert_equal(0, Process.wait2(pid).last.exitstatus)
    end
  end

  test('an owner that has ended is waited for by nobody, and known to have been') do
    former = Array.new(2) { LegacyLog::Lock.new(path('state'), @log).acquire.tap(&:release).former? }
    assert_equal([[false, true], []], [former, @log.lines])
  end
end
