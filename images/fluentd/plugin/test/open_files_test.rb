# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/open_files'

class OpenFilesTest < Test::Unit::TestCase
  # In a process of its own: a hard limit can't be raised again.
  def allowed(soft, hard)
    reader, writer = IO.pipe
    Process.wait(fork do
      Process.setrlimit(:NOFILE, soft, hard)
      LegacyLog::OpenFiles.allow
      writer.write(Process.getrlimit(:NOFILE).inspect)
      exit!(0)
    end)
    writer.close
    reader.read
  end

  test('as many files as the hard limit allows may be open') { assert_equal('[512, 512]', allowed(256, 512)) }
  test('a limit is not lowered') { assert_equal('[17000, 17000]', allowed(17_000, 17_000)) }
  test('no more than are enough') { assert_equal('[16384, 17000]', allowed(256, 17_000)) }
end
